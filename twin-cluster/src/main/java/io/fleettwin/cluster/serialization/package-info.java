/** How events stand in the journal, and messages on the wire. */
package io.fleettwin.cluster.serialization;
