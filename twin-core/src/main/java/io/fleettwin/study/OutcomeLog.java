package io.fleettwin.study;

import io.fleettwin.endpoint.Happening;
import io.fleettwin.forecast.ForecastLog;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.update.UpdateKind;
import java.util.Arrays;

/** Makes an outcome of what a forecast tells. */
final class OutcomeLog implements ForecastLog {

  private static final Series[] SERIES = Series.values();
  private static final double MINUTES_AN_HOUR = 60;
  private static final double KILOBYTES_AN_HOUR_TO_MEGABITS = 8.0 / 1_000 / 3_600;

  private final RolloutPlan plan;
  private final TimeGrid grid;
  private final int startTick;
  private final int lastTick;
  private final Happening downloaded;
  private final double[] values = new double[Measure.values().length];
  private final Curves curves;
  private final Course course = new Course();
  private final BusiestHour busiest = new BusiestHour();

  /** How the fleet stands since {@link #since}, all rings together. */
  private final int[] now = new int[Count.values().length];

  private final int[] members;
  private int[][] rings;
  private int since;
  private long minutesLost;
  private long minutesUnprotected;
  private long minutesOfHands;
  private int point;
  private int firstOffer = -1;
  private int stoppedBy = Outcome.NOBODY;

  OutcomeLog(RolloutPlan plan, TimeGrid grid, int startTick, int lastTick) {
    this.plan = plan;
    this.grid = grid;
    this.startTick = startTick;
    this.lastTick = lastTick;
    this.downloaded =
        plan.update().kind() == UpdateKind.CONTENT
            ? Happening.UPDATE_ACTIVATED
            : Happening.INSTALL_STARTED;
    this.members = new int[plan.rings().size()];
    this.curves = new Curves(members.length, grid.size());
    this.rings = new int[members.length][now.length];
    this.since = startTick;
    set(Measure.TIME_TO_DETECT, Double.NaN);
    set(Measure.TIME_TO_COMPLETE, Double.NaN);
  }

  @Override
  public void passed(int tick, int[][] tallies, int[][] happenings) {
    standUntil(tick);
    Arrays.fill(now, 0);
    int downloads = 0;
    for (int ring = 0; ring < rings.length; ring++) {
      System.arraycopy(tallies[ring], 0, rings[ring], 0, now.length);
      for (int count = 0; count < now.length; count++) {
        now[count] += tallies[ring][count];
      }
      downloads += happenings[ring][downloaded.ordinal()];
    }
    since = tick;
    if (firstOffer < 0 && at(Count.OFFERED) > 0) {
      firstOffer = tick;
    }
    busiest.put(tick, downloads);
    raise(Measure.PEAK_DOWN, Series.DOWN.of(now));
    raise(Measure.PEAK_DEGRADED, at(Count.DEGRADED));
    raise(Measure.PEAK_TECHNICIANS, at(Count.HANDS_ON));
    course.put(tick, hit(), hit() - outOfService());
  }

  /** Counts how the fleet stood up to a tick, and what curves there are of it. */
  private void standUntil(int tick) {
    // Whole minutes add up to the same in any order of the parts.
    long minutes = (long) tick - since;
    minutesLost += minutes * Series.DOWN.of(now);
    minutesUnprotected += minutes * Series.UNPROTECTED.of(now);
    minutesOfHands += minutes * at(Count.HANDS_ON);
    while (point < grid.size() && startTick + grid.minute(point) < tick) {
      for (int ring = 0; ring < rings.length; ring++) {
        for (Series series : SERIES) {
          curves.put(ring, series, point, series.of(rings[ring]));
        }
      }
      point++;
    }
  }

  @Override
  public void decided(RolloutEvent event) {
    switch (event) {
      case RolloutEvent.RolloutHalted halted -> stopped(halted.ring(), halted.tick());
      case RolloutEvent.RolloutCompleted done ->
          set(Measure.TIME_TO_COMPLETE, done.tick() - (double) startTick);
      case RolloutEvent.UpdateReverted reverted -> stopped(Outcome.VENDOR, reverted.tick());
      default -> {}
    }
  }

  @Override
  public void decided(int ring, RingEvent event) {}

  @Override
  public void ended(RolloutState state) {
    standUntil(lastTick + 1);
    for (int ring = 0; ring < rings.length; ring++) {
      members[ring] = rings[ring][Count.MEMBERS.ordinal()];
    }
    set(Measure.DEVICE_HOURS_LOST, minutesLost / MINUTES_AN_HOUR);
    set(Measure.UNPROTECTED_HOURS, minutesUnprotected / MINUTES_AN_HOUR);
    set(Measure.TECHNICIAN_HOURS, minutesOfHands / MINUTES_AN_HOUR);
    double kilobytes = (double) busiest.most() * plan.update().sizeKb();
    set(Measure.PEAK_BANDWIDTH, kilobytes * KILOBYTES_AN_HOUR_TO_MEGABITS);
    set(Measure.DEVICES_HIT, hit());
    set(Measure.DEVICES_OFFERED, at(Count.OFFERED));
    set(
        Measure.HELPED_BY_HANDS,
        at(Count.RECOVERED_BY_HANDS) + at(Count.RECOVERED_BY_HANDS_WITH_KEY));
    set(Measure.DOWN_AT_END, outOfService());
    set(Measure.BACK_50, back(50));
    set(Measure.BACK_97, back(97));
    set(Measure.BACK_99, back(99));
  }

  Outcome outcome() {
    return new Outcome(values, stoppedBy, members, curves);
  }

  /** What stops it first counts: a ring that has passed can still fail after the vendor acted. */
  private void stopped(int by, int tick) {
    if (stoppedBy == Outcome.NOBODY) {
      stoppedBy = by;
      set(Measure.TIME_TO_COMPLETE, Double.NaN);
      set(Measure.TIME_TO_DETECT, tick - (double) Math.max(startTick, firstOffer));
    }
  }

  /** At once if nobody was hit: a plan that spares a fleet is not one that never mends it. */
  private double back(int percent) {
    if (hit() == 0) {
      return 0;
    }
    int tick = course.back(percent);
    return tick < 0 ? Double.NaN : tick - (double) Math.max(startTick, firstOffer);
  }

  /**
   * In kernel mode the bug checks; in user mode the agents that are down, or were until rollback.
   */
  private int hit() {
    return at(Count.BUG_CHECKED) + at(Count.DEGRADED) + at(Count.RECOVERED_BY_ROLLBACK);
  }

  private int outOfService() {
    return Series.DOWN.of(now) + at(Count.DEGRADED);
  }

  private int at(Count count) {
    return now[count.ordinal()];
  }

  private void set(Measure measure, double value) {
    values[measure.ordinal()] = value;
  }

  private void raise(Measure measure, double value) {
    values[measure.ordinal()] = Math.max(values[measure.ordinal()], value);
  }
}
