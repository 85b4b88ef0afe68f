package io.fleettwin.api.json;

import io.fleettwin.backtest.BacktestResult;
import io.fleettwin.backtest.Judged;
import io.fleettwin.backtest.RealStop;
import io.fleettwin.backtest.RingFinding;
import io.fleettwin.backtest.Stop;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.world.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What other gates would have done to a rollout.
 *
 * @param finished whether the rollout is over; otherwise this is as far as it has come
 * @param asOf moment up to which its history was read
 * @param stop left out if they would not have stopped it
 * @param summary all of it in one sentence, for people
 */
public record BacktestJson(
    String world,
    String rollout,
    boolean finished,
    String asOf,
    boolean wouldHaveStopped,
    StopJson stop,
    ReallyJson really,
    List<FindingJson> rings,
    String summary) {

  /**
   * Where the rollout would have been stopped.
   *
   * @param ring whose gate fails
   * @param sample devices of which that gate knew how they took the update
   * @param failures of them that had failed
   * @param down devices in all rings that nobody could work on, known or not
   * @param pending devices that were offered the update and did not have it yet
   * @param offeredAfterwards devices that were really offered the update later
   * @param sparedAtMost an upper bound of the devices that the stop would have kept from it
   */
  public record StopJson(
      String ring,
      int tick,
      String at,
      int sample,
      int failures,
      int down,
      int offered,
      int installed,
      int pending,
      int offeredAfterwards,
      int sparedAtMost) {}

  /**
   * What became of the rollout.
   *
   * @param stopped moment; left out, as the next two, if it was not stopped
   * @param ring whose gate stopped it
   * @param peakDown most devices down at once
   * @param peakDownAt left out if nobody ever was
   */
  public record ReallyJson(
      String status,
      String stopped,
      String stoppedBy,
      String ring,
      int peakDown,
      String peakDownAt,
      int offered) {}

  /**
   * What a gate made of its ring.
   *
   * @param failed left out if it never failed
   * @param highest when the largest share of a sample that was large enough had failed; left out if
   *     none was
   * @param largestSample devices of which it was known at most how they took the update
   */
  public record FindingJson(
      String name, GateJson gate, JudgedJson failed, JudgedJson highest, int largestSample) {}

  /** What a gate knew at a moment. */
  public record JudgedJson(int tick, String at, int sample, int failures) {}

  /**
   * The document of a backtest.
   *
   * @param lastTick up to which the history was read
   * @param gates one for each ring
   */
  public static BacktestJson of(
      RolloutView view,
      WorldSettings world,
      int lastTick,
      List<Gate> gates,
      BacktestResult result) {
    RolloutState state = view.state();
    return new BacktestJson(
        view.world(),
        state.plan().id(),
        state.status().isOver(),
        moment(lastTick, world),
        result.stop().isPresent(),
        result.stop().map(stop -> stop(stop, state, world)).orElse(null),
        really(state, world, result),
        findings(state, world, gates, result),
        new BacktestSummary(state, world, lastTick, result).text());
  }

  private static String moment(int tick, WorldSettings world) {
    return world.momentOf(tick).toString();
  }

  static String name(RolloutState state, int ring) {
    return state.plan().rings().get(ring).name();
  }

  private static StopJson stop(Stop stop, RolloutState state, WorldSettings world) {
    Judged judged = stop.judged();
    return new StopJson(
        name(state, stop.ring()),
        judged.tick(),
        moment(judged.tick(), world),
        judged.sample(),
        judged.failures(),
        stop.tally().down(),
        stop.tally().get(Count.OFFERED),
        stop.tally().get(Count.INSTALLED),
        stop.tally().get(Count.PENDING),
        stop.offeredAfterwards(),
        stop.sparedAtMost());
  }

  private static ReallyJson really(RolloutState state, WorldSettings world, BacktestResult result) {
    Optional<RealStop> stop = RealStop.of(state);
    return new ReallyJson(
        WireNames.of(state.status()),
        stop.map(at -> moment(at.tick(), world)).orElse(null),
        stop.map(at -> WireNames.of(at.by())).orElse(null),
        stop.filter(at -> at.ring() >= 0).map(at -> name(state, at.ring())).orElse(null),
        result.peakDown(),
        result.peakDown() == 0 ? null : moment(result.peakDownTick(), world),
        result.end().get(Count.OFFERED));
  }

  private static List<FindingJson> findings(
      RolloutState state, WorldSettings world, List<Gate> gates, BacktestResult result) {
    List<FindingJson> findings = new ArrayList<>();
    for (int ring = 0; ring < gates.size(); ring++) {
      RingFinding finding = result.rings().get(ring);
      findings.add(
          new FindingJson(
              name(state, ring),
              GateJson.of(gates.get(ring)),
              finding.failed().map(at -> judged(at, world)).orElse(null),
              finding.highest().map(at -> judged(at, world)).orElse(null),
              finding.largestSample()));
    }
    return findings;
  }

  private static JudgedJson judged(Judged at, WorldSettings world) {
    return new JudgedJson(at.tick(), moment(at.tick(), world), at.sample(), at.failures());
  }
}
