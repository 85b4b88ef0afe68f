/** The coordinator of a ring as an actor. */
package io.fleettwin.cluster.ring;
