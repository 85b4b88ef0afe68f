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
    Optional<Integer> worst = ringOfHighestShare();
    if (worst.isEmpty()) {
      int known = result.rings().stream().mapToInt(RingFinding::largestSample).max().orElse(0);
      return "would not have stopped it%s: %s"
          .formatted(
              so,
              known == 0
                  ? "of no device was anything known"
                  : "too little was known, of at most %s in any ring".formatted(devices(known)));
    }
    Judged at = result.rings().get(worst.get()).highest().orElseThrow();
    return "would not have stopped it%s: at most %s of %s had failed, in ring %s"
        .formatted(so, number(at.failures()), devices(at.sample()), ring(worst.get()));
  }

  /** The first, if there are several. */
  private Optional<Integer> ringOfHighestShare() {
    List<RingFinding> rings = result.rings();
    return IntStream.range(0, rings.size())
        .boxed()
        .filter(ring -> rings.get(ring).highest().isPresent())
        .min(Comparator.comparingDouble(ring -> -rings.get(ring).highest().orElseThrow().share()));
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
