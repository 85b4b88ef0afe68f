package io.fleettwin.fleet;

import io.fleettwin.rollout.Count;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the bits in which a device counts. */
final class Masks {

  /** What is known of a device outside; it stands in one of these at most. */
  static final Set<Count> KNOWN =
      EnumSet.of(Count.KNOWN_INSTALLED, Count.KNOWN_CRASHED, Count.KNOWN_DEGRADED, Count.SILENT);

  private Masks() {}

  static Set<Count> counts(int mask) {
    return Arrays.stream(Count.values())
        .filter(count -> (mask & count.bit()) != 0)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Count.class)));
  }

  static Set<Count> known(int mask) {
    Set<Count> known = counts(mask);
    known.retainAll(KNOWN);
    return known;
  }

  static Set<Count> truth(int mask) {
    Set<Count> truth = counts(mask);
    truth.removeAll(KNOWN);
    return truth;
  }
}
