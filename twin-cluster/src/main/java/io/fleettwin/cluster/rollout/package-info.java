/** The coordinator of a rollout as an actor. */
package io.fleettwin.cluster.rollout;
