/** The command line: what {@code ./twin} starts. */
package io.fleettwin.api.cli;
