package io.fleettwin.api.json;

import io.fleettwin.backtest.BacktestResult;
import io.fleettwin.backtest.Judged;
import io.fleettwin.backtest.RealStop;
import io.fleettwin.backtest.RingFinding;
import io.fleettwin.backtest.Stop;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.world.WorldSettings;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What a backtest has found, in one sentence. */
record BacktestSummary(
    RolloutState state, WorldSettings world, int lastTick, BacktestResult result) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmX", Locale.ROOT).withZone(ZoneOffset.UTC);

  String text() {
    return result.stop().map(this::stopped).orElseGet(this::notStopped)
        + " (really: "
        + really()
        + ", "
        + number(result.peakDown())
        + " down at the peak)";
  }

  private String stopped(Stop stop) {
    int down = stop.tally().down();
    return "would have stopped at %s in ring %s, with %s down"
        .formatted(minute(stop.judged().tick()), ring(stop.ring()), devices(down));
  }

  private String notStopped() {
    String so = state.status().isOver() ? "" : " so far";
    Optional<Integer> late = first(finding -> finding.failed().map(Judged::tick));
    if (late.isPresent()) {
      Judged at = result.rings().get(late.get()).failed().orElseThrow();
      return "would not have stopped it before it was: the gate of ring %s would have failed at %s"
          .formatted(ring(late.get()), minute(at.tick()));
    }
    Optional<Integer> worst = first(finding -> finding.highest().map(BacktestSummary::notFailed));
    if (worst.isEmpty()) {
      int known = result.rings().stream().mapToInt(RingFinding::largestSample).max().orElse(0);
      return "would not have stopped it%s: too little was known, of at most %s in a ring"
          .formatted(so, devices(known));
    }
    Judged at = result.rings().get(worst.get()).highest().orElseThrow();
    return "would not have stopped it%s: at most %s of %s had failed, in ring %s"
        .formatted(so, number(at.failures()), devices(at.sample()), ring(worst.get()));
  }

  private static double notFailed(Judged at) {
    return 1 - (double) at.failures() / at.sample();
  }

  /** The ring of which something is smallest; the first of several. */
  private <T extends Comparable<T>> Optional<Integer> first(
      Function<RingFinding, Optional<T>> what) {
    List<RingFinding> rings = result.rings();
    return IntStream.range(0, rings.size())
        .boxed()
        .filter(ring -> what.apply(rings.get(ring)).isPresent())
        .min(Comparator.comparing(ring -> what.apply(rings.get(ring)).orElseThrow()));
  }

  private String really() {
    return RealStop.of(state)
        .map(this::really)
        .orElseGet(() ->
            state.status().isOver()
                ? "completed at " + minute(state.endedTick())
                : "not over at " + minute(lastTick));
  }

  private String really(RealStop stop) {
    String at = minute(stop.tick());
    return switch (stop.by()) {
      case GATE -> "halted at %s by the gate of ring %s".formatted(at, ring(stop.ring()));
      case VENDOR -> "taken back by the vendor at " + at;
      case OPERATOR -> "stopped by an operator at " + at;
    };
  }

  private String ring(int ring) {
    return BacktestJson.name(state, ring);
  }

  private String minute(int tick) {
    return MINUTE.format(world.momentOf(tick));
  }

  private static String devices(int count) {
    return number(count) + (count == 1 ? " device" : " devices");
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
