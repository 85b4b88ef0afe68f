package io.fleettwin.study;

import io.fleettwin.endpoint.Happening;
import io.fleettwin.forecast.Timeline;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Works measures and series out of the whole of a future, one tick after the other. */
record Naive(Timeline line, Update update) {

  double get(Measure measure) {
    return switch (measure) {
      case PEAK_DOWN -> most(tick -> fleet(Series.DOWN, tick));
      case PEAK_DEGRADED -> most(tick -> count(tick, Count.DEGRADED));
      case DEVICES_HIT -> hit(line.lastTick());
      case DEVICES_OFFERED -> count(line.lastTick(), Count.OFFERED);
      case DEVICE_HOURS_LOST -> hours(tick -> fleet(Series.DOWN, tick));
      case UNPROTECTED_HOURS -> hours(tick -> fleet(Series.UNPROTECTED, tick));
      case TIME_TO_DETECT -> sinceOffer(detected());
      case BACK_50 -> sinceOffer(back(0.50));
      case BACK_97 -> sinceOffer(back(0.97));
      case BACK_99 -> sinceOffer(back(0.99));
      case TECHNICIAN_HOURS -> hours(tick -> count(tick, Count.HANDS_ON));
      case PEAK_TECHNICIANS -> most(tick -> count(tick, Count.HANDS_ON));
      case HELPED_BY_HANDS ->
          count(line.lastTick(), Count.RECOVERED_BY_HANDS)
              + count(line.lastTick(), Count.RECOVERED_BY_HANDS_WITH_KEY);
      case PEAK_BANDWIDTH -> most(this::downloadsOfAnHour) * update.sizeKb() * 8.0 / 1_000 / 3_600;
      case TIME_TO_COMPLETE -> completed();
      case DOWN_AT_END -> outOfService(line.lastTick());
    };
  }

  int series(Series series, int ring, int tick) {
    return switch (series) {
      case OFFERED -> line.count(ring, tick, Count.OFFERED);
      case INSTALLED -> line.count(ring, tick, Count.INSTALLED);
      case DOWN -> line.tally(ring, tick).down();
      case RECOVERY -> line.count(ring, tick, Count.RECOVERY);
      case AWAITING_HANDS -> line.count(ring, tick, Count.AWAITING_HANDS);
      case DEGRADED -> line.count(ring, tick, Count.DEGRADED);
      case UNPROTECTED ->
          line.count(ring, tick, Count.MEMBERS) - line.count(ring, tick, Count.INSTALLED);
    };
  }

  private int fleet(Series series, int tick) {
    return rings().map(ring -> series(series, ring, tick)).sum();
  }

  private int count(int tick, Count count) {
    return rings().map(ring -> line.count(ring, tick, count)).sum();
  }

  private int downloadsOfAnHour(int lastTick) {
    return IntStream.rangeClosed(Math.max(line.firstTick(), lastTick - 59), lastTick)
        .map(this::downloads)
        .sum();
  }

  private int downloads(int tick) {
    Happening what =
        update.kind() == UpdateKind.CONTENT
            ? Happening.UPDATE_ACTIVATED
            : Happening.INSTALL_STARTED;
    return rings().map(ring -> line.happenings(ring, tick, what)).sum();
  }

  private int hit(int tick) {
    return count(tick, Count.BUG_CHECKED)
        + count(tick, Count.DEGRADED)
        + count(tick, Count.RECOVERED_BY_ROLLBACK);
  }

  private int outOfService(int tick) {
    return fleet(Series.DOWN, tick) + count(tick, Count.DEGRADED);
  }

  private double back(double share) {
    double needed = hit(line.lastTick()) * share;
    return needed == 0
        ? first(tick -> count(tick, Count.OFFERED))
        : first(tick -> hit(tick) - outOfService(tick) >= needed - 1e-9 ? 1 : 0);
  }

  private double detected() {
    return line.rolloutEvents().stream()
        .filter(event ->
            event instanceof RolloutEvent.RolloutHalted
                || event instanceof RolloutEvent.UpdateReverted)
        .mapToDouble(RolloutEvent::tick)
        .min()
        .orElse(Double.NaN);
  }

  private double completed() {
    if (!Double.isNaN(detected())) {
      return Double.NaN;
    }
    return line.rolloutEvents().stream()
        .filter(RolloutEvent.RolloutCompleted.class::isInstance)
        .mapToDouble(RolloutEvent::tick)
        .findFirst()
        .orElse(Double.NaN);
  }

  private double sinceOffer(double tick) {
    return tick - first(t -> count(t, Count.OFFERED));
  }

  /** The first tick at which something is above 0. */
  private double first(IntUnaryOperator of) {
    return ticks()
        .filter(tick -> of.applyAsInt(tick) > 0)
        .mapToDouble(t -> t)
        .findFirst()
        .orElse(Double.NaN);
  }

  private double most(IntUnaryOperator of) {
    return ticks().map(of).max().orElseThrow();
  }

  private double hours(IntUnaryOperator of) {
    return ticks().map(of).asLongStream().sum() / 60.0;
  }

  private IntStream ticks() {
    return IntStream.rangeClosed(line.firstTick(), line.lastTick());
  }

  private IntStream rings() {
    return IntStream.range(0, line.rings());
  }
}
