/** A fleet with its own clock, history and shared resources. */
package io.fleettwin.world;
