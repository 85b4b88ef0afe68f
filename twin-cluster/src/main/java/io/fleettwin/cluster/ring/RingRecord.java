package io.fleettwin.cluster.ring;

import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingState;
import io.fleettwin.rollout.Tally;

/** What a ring coordinator has persisted: where its ring stands, and the tally at the last tick. */
record RingRecord(RingState state, Tally tally) {

  static final RingRecord EMPTY = new RingRecord(RingState.PENDING, Tally.EMPTY);

  RingRecord apply(RingEvent event) {
    Tally after = event instanceof RingEvent.TallyChanged changed ? changed.tally() : tally;
    return new RingRecord(state.apply(event), after);
  }
}
