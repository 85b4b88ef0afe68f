/** What becomes of a command: events, nothing, or a refusal. */
package io.fleettwin.decision;
