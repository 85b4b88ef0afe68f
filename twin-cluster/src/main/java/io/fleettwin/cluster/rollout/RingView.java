package io.fleettwin.cluster.rollout;

import io.fleettwin.cluster.serialization.ClusterMessage;
import io.fleettwin.rollout.RingState;
import io.fleettwin.rollout.Tally;

/** How a ring of a rollout stands. */
public record RingView(String name, RingState state, Tally tally) implements ClusterMessage {}
