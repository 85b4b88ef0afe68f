package io.fleettwin.rollout;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Tallies in few words: {@code ringOf(100).with(KNOWN_CRASHED, 2).tally()}. */
final class Tallies {

  private final Map<Count, Integer> counts = new EnumMap<>(Count.class);

  private Tallies() {}

  static Tallies ringOf(int members) {
    return new Tallies().with(Count.MEMBERS, members);
  }

  Tallies with(Count count, int devices) {
    counts.put(count, devices);
    return this;
  }

  Tally tally() {
    return Tally.of(
        Arrays.stream(Count.values()).mapToInt(c -> counts.getOrDefault(c, 0)).toArray());
  }

  /** So many members, so many of which are known to do well, or to have crashed. */
  static Tally tally(int members, int well, int crashed) {
    return ringOf(members)
        .with(Count.KNOWN_INSTALLED, well)
        .with(Count.KNOWN_CRASHED, crashed)
        .tally();
  }
}
