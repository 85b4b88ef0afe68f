package io.fleettwin.api.whatif;

import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.SequentialTest;
import io.fleettwin.study.Case;
import io.fleettwin.study.Measure;
import io.fleettwin.study.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** A plan that a search tries, and what is known of it so far. */
final class Candidate {

  /** Chance at which a plan is given up although it is within the limit. */
  private static final double SURELY = 0.001;

  /** By how many standard errors plans must differ to be surely different. */
  private static final double ERRORS = 3;

  private final String id;
  private final Map<String, String> changes;
  private final Case bad;
  private final Case good;

  /** Most devices down at once in each future, in percent of the fleet. */
  private double[] downPercent = {};

  /** Until the rollout is complete if the update is good; null if it is not by the horizon. */
  private Double complete;

  Candidate(String id, Map<String, String> changes, Case bad, Case good) {
    this.id = id;
    this.changes = changes;
    this.bad = bad;
    this.good = good;
  }

  String id() {
    return id;
  }

  Case bad() {
    return bad;
  }

  Case good() {
    return good;
  }

  int futures() {
    return downPercent.length;
  }

  void completes(Double minutes) {
    complete = minutes;
  }

  boolean isComplete() {
    return complete != null;
  }

  double completeMinutes() {
    return complete == null ? Double.POSITIVE_INFINITY : complete;
  }

  void add(Outcome[] outcomes) {
    addDown(
        Arrays.stream(outcomes)
            .mapToDouble(outcome -> 100 * outcome.get(Measure.PEAK_DOWN) / bad.fleet().size())
            .toArray());
  }

  void addDown(double... percents) {
    downPercent =
        DoubleStream.concat(Arrays.stream(downPercent), Arrays.stream(percents)).toArray();
  }

  /** Whether so many futures are over the limit as are hardly possible with a plan within it. */
  boolean isSurelyOver(double limit, double confidence) {
    long over = over(limit);
    return over > 0
        && BinomialDistribution.of(downPercent.length, 1 - confidence / 100)
                .survivalProbability((int) over - 1)
            < SURELY;
  }

  private long over(double limit) {
    return Arrays.stream(downPercent).filter(down -> down > limit).count();
  }

  /** Whether the limit holds in so many of the futures that were played. */
  boolean meets(double limit, double confidence) {
    return over(limit) <= allowedOver(confidence);
  }

  private int allowedOver(double confidence) {
    return (int) (downPercent.length * (1 - confidence / 100) + 1e-9);
  }

  /** Whether another one is slower, or as slow, and surely riskier. */
  boolean isSurelyBetterThan(Candidate other) {
    return completeMinutes() <= other.completeMinutes()
        && mean() + ERRORS * error() < other.mean() - ERRORS * other.error();
  }

  private double mean() {
    return Band.mean(downPercent);
  }

  private double error() {
    return Band.standardError(downPercent);
  }

  /** Whether it is at least as fast and as safe as another one, and one of both more so. */
  boolean dominates(Candidate other, double confidence) {
    double ours = high(confidence);
    double theirs = other.high(confidence);
    return completeMinutes() <= other.completeMinutes()
        && ours <= theirs
        && (completeMinutes() < other.completeMinutes() || ours < theirs);
  }

  /**
   * The most that is down in the best of the futures that are enough; within a limit if it meets.
   */
  double high(double confidence) {
    double[] sorted = downPercent.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length - 1 - allowedOver(confidence)];
  }

  Answer.Tried summedUp(double limit, double confidence, boolean onFront) {
    return new Answer.Tried(
        id,
        changes.entrySet().stream()
            .map(change -> change.getKey() + " = " + change.getValue())
            .collect(Collectors.joining(", ")),
        complete,
        mean(),
        high(confidence),
        meets(limit, confidence) && isComplete(),
        onFront,
        futures(),
        rings());
  }

  private List<Answer.TriedRing> rings() {
    return bad.plan().rings().stream().map(Candidate::ring).toList();
  }

  private static Answer.TriedRing ring(RingPlan ring) {
    String size =
        switch (ring.size()) {
          case RingSize.Share share -> String.format(Locale.ROOT, "%.4g %%", 100 * share.share());
          case RingSize.Devices devices -> String.valueOf(devices.devices());
          case RingSize.Rest rest -> "rest";
        };
    return new Answer.TriedRing(
        ring.name(),
        size,
        Duration.ofMinutes(ring.gate().bakeMinutes()).toString(),
        100 * ring.gate().sequential().map(SequentialTest::bad).orElse(ring.gate().threshold()));
  }
}
