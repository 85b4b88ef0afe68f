/** How commands ask a fleet, and how they end when that does not work. */
package io.fleettwin.api.cli.ask;
