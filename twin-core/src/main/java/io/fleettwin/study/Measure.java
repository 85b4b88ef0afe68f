package io.fleettwin.study;

/**
 * A number that people decide by. Times count from the first offer. What is not reached by the end
 * of a future has no value there.
 */
public enum Measure {
  /** Devices that nobody can work on: stopped, looping, in WinRE, waiting for hands, starting. */
  PEAK_DOWN("Most devices down at once", Unit.DEVICES),
  /** Devices whose agent is down while they are up. */
  PEAK_DEGRADED("Most devices degraded at once", Unit.DEVICES),
  /** Stopped by a bug check, or agent stopped, at any time. */
  DEVICES_HIT("Devices hit", Unit.DEVICES),
  DEVICES_OFFERED("Devices offered the update", Unit.DEVICES),
  /** Time that devices are down, added up. */
  DEVICE_HOURS_LOST("Device-hours lost", Unit.HOURS),
  /** Time that devices of the rollout do not run the new version, added up. */
  UNPROTECTED_HOURS("Device-hours without the new version", Unit.HOURS),
  /** Until a gate fails, or the vendor takes the update back. */
  TIME_TO_DETECT("Time to detect", Unit.MINUTES),
  /** At once if nobody was hit. */
  BACK_50("50 % of those hit back after", Unit.MINUTES),
  BACK_97("97 % of those hit back after", Unit.MINUTES),
  BACK_99("99 % of those hit back after", Unit.MINUTES),
  /** Time that somebody works on a device, added up. */
  TECHNICIAN_HOURS("Technician hours", Unit.HOURS),
  PEAK_TECHNICIANS("Most technicians at work at once", Unit.PEOPLE),
  HELPED_BY_HANDS("Brought back by hand", Unit.DEVICES),
  /** What is downloaded in the busiest hour, spread over it. */
  PEAK_BANDWIDTH("Bandwidth in the busiest hour", Unit.MEGABITS),
  /** Until the last ring has passed its gate, if nothing stops the rollout, then or later. */
  TIME_TO_COMPLETE("Time to complete", Unit.MINUTES),
  /** Down or degraded when the future is broken off. */
  DOWN_AT_END("Still down at the end", Unit.DEVICES);

  /** What a measure is counted in. */
  public enum Unit {
    DEVICES("devices"),
    HOURS("h"),
    MINUTES("min"),
    PEOPLE("people"),
    MEGABITS("Mbit/s");

    private final String symbol;

    Unit(String symbol) {
      this.symbol = symbol;
    }

    /** As it stands behind a figure. */
    public String symbol() {
      return symbol;
    }
  }

  private final String label;
  private final Unit unit;

  Measure(String label, Unit unit) {
    this.label = label;
    this.unit = unit;
  }

  /** For people. */
  public String label() {
    return label;
  }

  public Unit unit() {
    return unit;
  }
}
