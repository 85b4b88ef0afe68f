/** What {@code ./twin what-if} shows. */
package io.fleettwin.api.cli.whatif;
