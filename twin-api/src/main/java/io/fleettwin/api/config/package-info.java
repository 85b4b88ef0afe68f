/** Fleet profiles, ring presets and scenarios: data files in {@code config}, checked when read. */
package io.fleettwin.api.config;
