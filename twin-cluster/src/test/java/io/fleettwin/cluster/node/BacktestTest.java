package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.javadsl.Adapter;
import akka.persistence.jdbc.query.javadsl.JdbcReadJournal;
import akka.persistence.query.PersistenceQuery;
import akka.stream.javadsl.Sink;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.backtest.Backtest;
import io.fleettwin.backtest.BacktestResult;
import io.fleettwin.backtest.Judged;
import io.fleettwin.backtest.RealStop;
import io.fleettwin.backtest.Stop;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingEvent.RingJudged;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.Signal;
import io.fleettwin.rollout.Verdict;
import io.fleettwin.software.DriverMode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other gates, run over what the rings of a world have persisted. */
class BacktestTest {

  private static final int DEVICES = 300;
  private static final int FOUR_DAYS = 4 * 24 * 60;
  private static final RolloutPlan GATED = TestFleet.ringed(DriverMode.KERNEL);
  private static final RolloutPlan UNGATED = TestFleet.ringedWithoutGate(DriverMode.KERNEL);
  private static final String WORLD = "july";
  private static final Gate GATE = new Gate(Set.of(Signal.values()), 20, 0.5, 0);

  @TempDir private Path data;

  @Test
  void theGatesThatARolloutHadStopItWhereTheyDid() {
    try (FleetNode fleet = FleetNode.start(TestFleet.config(data))) {
      RolloutView end = play(fleet, WORLD, GATED);

      BacktestResult result =
          backtest(fleet, end, GATED.rings().stream().map(RingPlan::gate).toList());

      RingJudged failed =
          WorldHistory.read(fleet.system(), WORLD).ring(GATED.id(), 0, RingJudged.class).stream()
              .filter(judged -> judged.verdict() == Verdict.FAIL)
              .findFirst()
              .orElseThrow();
      Stop stop = result.stop().orElseThrow();
      assertThat(stop.ring()).isEqualTo(end.state().haltedBy()).isZero();
      assertThat(stop.judged())
          .isEqualTo(new Judged(failed.tick(), failed.sample(), failed.failures()));
      assertThat(stop.judged().tick()).isEqualTo(end.state().endedTick());
      assertThat(stop.offeredAfterwards()).isZero();
      assertThat(result.end()).isEqualTo(end.total());
    }
  }

  @Test
  void anotherGateIsRunOverTheSameHistoryAfterARestart() {
    BacktestResult before;
    try (FleetNode fleet = FleetNode.start(TestFleet.config(data))) {
      RolloutView end = play(fleet, WORLD, UNGATED);
      before = backtest(fleet, end, gates());

      assertThat(before).isEqualTo(expected(fleet, end));
      Stop stop = before.stop().orElseThrow();
      assertThat(stop.judged().tick()).isLessThan(RealStop.tickOf(end.state()));
      assertThat(stop.tally().down()).isPositive();
      assertThat(before.peakDown()).isGreaterThanOrEqualTo(stop.tally().down());
    }
    try (FleetNode again = FleetNode.start(TestFleet.config(data))) {
      RolloutView end = rollout(again, WORLD, UNGATED.id());
      assertThat(backtest(again, end, gates())).isEqualTo(before);
    }
  }

  private static BacktestResult backtest(FleetNode fleet, RolloutView view, List<Gate> gates) {
    return await(fleet.backtest(view, await(fleet.tick(view.world())).orElseThrow(), gates));
  }

  @Test
  void eventsThatAreStillInTheInboxAreRead() {
    Config lazy =
        ConfigFactory.parseString(
                "fleettwin.database.h2 { inbox-idle = 1 hour, inbox-age = 1 hour }")
            .withFallback(TestFleet.config(data));
    try (FleetNode fleet = FleetNode.start(lazy)) {
      RolloutView end = play(fleet, WORLD, UNGATED);
      assertThat(filed(fleet, 0)).isZero();

      BacktestResult result = backtest(fleet, end, gates());

      assertThat(filed(fleet, 0)).isPositive();
      assertThat(result.end()).isEqualTo(end.total());
      assertThat(result).isEqualTo(expected(fleet, end));
    }
  }

  private static int filed(FleetNode fleet, int ring) {
    var journal =
        PersistenceQuery.get(Adapter.toClassic(fleet.system()))
            .getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier());
    return await(
            journal
                .currentEventsByPersistenceId(
                    PersistenceIds.ring(WORLD, UNGATED.id(), ring), 0, Long.MAX_VALUE)
                .runWith(Sink.seq(), fleet.system()))
        .size();
  }

  @Test
  void aWorldInMemoryHasTheSameHistory() {
    try (FleetNode fleet = FleetNode.start(TestFleet.config(data))) {
      RolloutView journaled = play(fleet, WORLD, UNGATED);
      RolloutView ephemeral = play(fleet, "tmp-july", UNGATED);

      BacktestResult result = backtest(fleet, ephemeral, gates());

      assertThat(result).isEqualTo(backtest(fleet, journaled, gates()));
      assertThat(result.stop()).isPresent();
    }
  }

  @Test
  void aRolloutThatGoesOnIsReadAsFarAsItHasComeAndGoesOn() {
    try (FleetNode fleet = FleetNode.start(TestFleet.config(data))) {
      begin(fleet, WORLD, UNGATED);
      runToEnd(fleet, WORLD, 4);
      RolloutView middle = rollout(fleet, WORLD, UNGATED.id());

      BacktestResult early = backtest(fleet, middle, gates());
      runToEnd(fleet, WORLD, FOUR_DAYS);
      RolloutView end = rollout(fleet, WORLD, UNGATED.id());
      BacktestResult late = backtest(fleet, end, gates());
      RolloutView undisturbed = play(fleet, "tmp-july", UNGATED);

      assertThat(early.end()).isEqualTo(middle.total());
      assertThat(early.end().get(Count.OFFERED)).isBetween(1, DEVICES - 1);
      assertThat(early.stop()).isEmpty();
      assertThat(late.stop()).isPresent();
      assertThat(end.state()).isEqualTo(undisturbed.state());
      assertThat(end.total()).isEqualTo(undisturbed.total());
    }
  }

  private static RolloutView play(FleetNode fleet, String world, RolloutPlan plan) {
    begin(fleet, world, plan);
    runToEnd(fleet, world, FOUR_DAYS);
    return rollout(fleet, world, plan.id());
  }

  private static void begin(FleetNode fleet, String world, RolloutPlan plan) {
    done(fleet.createWorld(TestFleet.world(world, 2)));
    TestFleet.enrolAll(fleet, world, DEVICES);
    done(fleet.startRollout(world, plan));
  }

  private static List<Gate> gates() {
    return Collections.nCopies(UNGATED.rings().size(), GATE);
  }

  /** What comes of it if the whole history is in memory. */
  private static BacktestResult expected(FleetNode fleet, RolloutView end) {
    WorldHistory history = WorldHistory.read(fleet.system(), WORLD);
    var backtest = new Backtest(gates(), RealStop.tickOf(end.state()));
    for (int tick = 0; tick <= end.tick(); tick++) {
      for (int ring = 0; ring < UNGATED.rings().size(); ring++) {
        for (RingEvent event : history.ring(UNGATED.id(), ring, RingEvent.class)) {
          if (event.tick() == tick) {
            backtest.accept(ring, event);
          }
        }
      }
    }
    return backtest.end(end.tick());
  }
}
