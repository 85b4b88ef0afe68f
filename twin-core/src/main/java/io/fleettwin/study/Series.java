package io.fleettwin.study;

import io.fleettwin.rollout.Count;

/** A number of devices that is followed over time, in each ring. */
public enum Series {
  OFFERED("Offered"),
  INSTALLED("Installed"),
  DOWN("Down"),
  RECOVERY("In WinRE"),
  AWAITING_HANDS("Awaiting hands"),
  DEGRADED("Degraded: agent down"),
  /** Members of the ring that do not run the new version: not yet, not any more, or down. */
  UNPROTECTED("Without the new version");

  private final String label;

  Series(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** How many devices of a ring are so, by its tally in the order of {@link Count}. */
  int of(int[] tally) {
    return switch (this) {
      case OFFERED -> at(tally, Count.OFFERED);
      case INSTALLED -> at(tally, Count.INSTALLED);
      case DOWN ->
          at(tally, Count.CRASHED)
              + at(tally, Count.BOOT_LOOP)
              + at(tally, Count.RECOVERY)
              + at(tally, Count.AWAITING_HANDS)
              + at(tally, Count.BOOTING);
      case RECOVERY -> at(tally, Count.RECOVERY);
      case AWAITING_HANDS -> at(tally, Count.AWAITING_HANDS);
      case DEGRADED -> at(tally, Count.DEGRADED);
      case UNPROTECTED -> at(tally, Count.MEMBERS) - at(tally, Count.INSTALLED);
    };
  }

  private static int at(int[] tally, Count count) {
    return tally[count.ordinal()];
  }
}
