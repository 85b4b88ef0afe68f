/** A question played on the actors, beside its forecast. */
package io.fleettwin.api.cli.rehearsal;
