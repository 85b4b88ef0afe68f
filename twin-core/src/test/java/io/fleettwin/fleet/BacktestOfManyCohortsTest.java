package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.backtest.Backtest;
import io.fleettwin.backtest.BacktestResult;
import io.fleettwin.backtest.Judged;
import io.fleettwin.backtest.RealStop;
import io.fleettwin.backtest.Stop;
import io.fleettwin.fleet.AnyQuestions.Question;
import io.fleettwin.fleet.PlainWorld.Decided;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingEvent.RingJudged;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.SequentialTest;
import io.fleettwin.rollout.Signal;
import io.fleettwin.rollout.Tally;
import io.fleettwin.rollout.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A gate that is run over what a world has persisted finds what it would have found there. */
class BacktestOfManyCohortsTest {

  private static final int MINUTES = 10 * TestWorlds.DAY;

  @Provide
  Arbitrary<Question> questions() {
    return AnyQuestions.questions();
  }

  @Provide
  Arbitrary<Gate> gates() {
    Arbitrary<Gate> sequential =
        Arbitraries.of(0.02, 0.2)
            .map(bad ->
                new Gate(
                    Set.of(Signal.values()),
                    0,
                    1,
                    0,
                    Optional.of(new SequentialTest(bad / 4, bad, 0.05, 0.05))));
    return Arbitraries.oneOf(AnyPlans.gates(), sequential);
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void theGatesThatARolloutHadStopItAgainExactlyWhereTheyDid(
      @ForAll("questions") Question question) {
    PlainWorld world = play(question);
    List<RingPlan> rings = question.plan().rings();

    BacktestResult result = backtest(world, rings.stream().map(RingPlan::gate).toList());

    for (int ring = 0; ring < rings.size(); ring++) {
      assertThat(result.rings().get(ring).failed()).isEqualTo(recorded(world, ring));
    }
    RolloutState state = world.rollout();
    Optional<RealStop> real = RealStop.of(state);
    Statistics.collect(state.status(), real.map(RealStop::by));
    boolean byGate = real.map(stop -> stop.by() == RealStop.By.GATE).orElse(false);
    // The vendor may take the update back in the very minute in which a gate fails.
    assertThat(result.stop().map(stop -> stop.judged().tick()).orElse(Integer.MAX_VALUE))
        .isGreaterThanOrEqualTo(RealStop.tickOf(state));
    if (byGate) {
      Stop stop = result.stop().orElseThrow();
      assertThat(stop.ring()).isEqualTo(state.haltedBy());
      assertThat(stop.judged().tick()).isEqualTo(state.endedTick());
      assertThat(stop.tally().get(Count.OFFERED)).isEqualTo(result.end().get(Count.OFFERED));
      assertThat(stop.offeredAfterwards()).isZero();
    }
  }

  private static Optional<Judged> recorded(PlainWorld world, int ring) {
    return world.ringHistory(ring).stream()
        .filter(event -> event.tick() <= stoppedTick(world))
        .filter(event -> event instanceof RingJudged judged && judged.verdict() == Verdict.FAIL)
        .map(RingJudged.class::cast)
        .map(judged -> new Judged(judged.tick(), judged.sample(), judged.failures()))
        .findFirst();
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void otherGatesFindWhatTheyWouldHaveSeenAtEachDecision(
      @ForAll("questions") Question question, @ForAll("gates") Gate gate) {
    PlainWorld world = play(question);
    int rings = question.plan().rings().size();

    BacktestResult result =
        backtest(world, IntStream.range(0, rings).mapToObj(ring -> gate).toList());

    for (int ring = 0; ring < rings; ring++) {
      assertThat(result.rings().get(ring).failed())
          .as("ring %d", ring)
          .isEqualTo(failed(world, ring, gate).map(at -> judged(gate, at)));
      assertThat(result.rings().get(ring).highest())
          .as("ring %d", ring)
          .isEqualTo(highest(world, ring, gate));
    }
    checkStop(world, gate, rings, result);
    checkReality(world, rings, result);
  }

  private static Judged judged(Gate gate, Decided at) {
    return new Judged(at.tick(), gate.sample(at.tally()), gate.failures(at.tally()));
  }

  private static Stream<Decided> decisions(PlainWorld world, int ring) {
    return world.decisions(ring).stream().filter(at -> at.tick() <= stoppedTick(world));
  }

  private static Optional<Decided> failed(PlainWorld world, int ring, Gate gate) {
    return decisions(world, ring)
        .filter(at -> gate.judge(at.tally(), false) == Verdict.FAIL)
        .findFirst();
  }

  private static Optional<Judged> highest(PlainWorld world, int ring, Gate gate) {
    return decisions(world, ring)
        .filter(at -> gate.isEnough(at.tally()) && gate.sample(at.tally()) > 0)
        .map(at -> judged(gate, at))
        .max(
            Comparator.<Judged>comparingDouble(at -> (double) at.failures() / at.sample())
                .thenComparing(Judged::tick, Comparator.reverseOrder()));
  }

  private static void checkStop(PlainWorld world, Gate gate, int rings, BacktestResult result) {
    List<Optional<Decided>> failed =
        IntStream.range(0, rings).mapToObj(ring -> failed(world, ring, gate)).toList();
    int tick =
        failed.stream()
            .flatMap(Optional::stream)
            .mapToInt(Decided::tick)
            .min()
            .orElse(Integer.MAX_VALUE);
    boolean stops = tick < Integer.MAX_VALUE;
    Statistics.label("stop").collect(stops, tick < stoppedTick(world));
    assertThat(result.stop().isPresent()).isEqualTo(stops);
    if (!stops) {
      return;
    }
    Tally tally = Tally.EMPTY;
    int first = -1;
    for (int ring = 0; ring < rings; ring++) {
      boolean fails = failed.get(ring).map(Decided::tick).orElse(-1) == tick;
      first = fails && first < 0 ? ring : first;
      tally = tally.plus(fails ? failed.get(ring).orElseThrow().tally() : at(world, ring, tick));
    }
    Stop stop = result.stop().orElseThrow();
    assertThat(stop.ring()).isEqualTo(first);
    assertThat(stop.judged()).isEqualTo(judged(gate, failed.get(first).orElseThrow()));
    assertThat(stop.tally()).isEqualTo(tally);
    assertThat(stop.offeredAfterwards())
        .isEqualTo(result.end().get(Count.OFFERED) - tally.get(Count.OFFERED));
  }

  private static void checkReality(PlainWorld world, int rings, BacktestResult result) {
    Map<Integer, Integer> down = new TreeMap<>();
    for (int tick : world.tallies(0).keySet()) {
      down.put(tick, IntStream.range(0, rings).map(ring -> at(world, ring, tick).down()).sum());
    }
    int peak = down.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    assertThat(result.peakDown()).isEqualTo(peak);
    if (peak > 0) {
      int first =
          down.entrySet().stream()
              .filter(e -> e.getValue() == peak)
              .findFirst()
              .orElseThrow()
              .getKey();
      assertThat(result.peakDownTick()).isEqualTo(first);
    }
    assertThat(result.end())
        .isEqualTo(
            IntStream.range(0, rings)
                .mapToObj(ring -> at(world, ring, world.tick()))
                .reduce(Tally.EMPTY, Tally::plus));
  }

  private static Tally at(PlainWorld world, int ring, int tick) {
    return world.tallies(ring).headMap(tick + 1).lastEntry().getValue();
  }

  private static PlainWorld play(Question question) {
    return PlainWorld.begin(
            question.settings(), question.fleet(), question.plan(), question.startTick())
        .until(question.startTick() + MINUTES);
  }

  private static int stoppedTick(PlainWorld world) {
    return RealStop.tickOf(world.rollout());
  }

  private record OfRing(int ring, RingEvent event) {}

  private static BacktestResult backtest(PlainWorld world, List<Gate> gates) {
    List<OfRing> history = new ArrayList<>();
    for (int ring = 0; ring < gates.size(); ring++) {
      int number = ring;
      world.ringHistory(ring).forEach(event -> history.add(new OfRing(number, event)));
    }
    var backtest = new Backtest(gates, stoppedTick(world));
    Stream<OfRing> tickByTick =
        history.stream().sorted(Comparator.comparingInt(of -> of.event().tick()));
    tickByTick.forEach(of -> backtest.accept(of.ring(), of.event()));
    return backtest.end(world.tick());
  }
}
