package io.fleettwin.api.cli.demo;

import static io.fleettwin.api.cli.demo.Views.open;
import static io.fleettwin.api.cli.demo.Views.plan;
import static io.fleettwin.api.cli.demo.Views.running;
import static io.fleettwin.api.cli.demo.Views.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import akka.NotUsed;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.stream.javadsl.Source;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.screen.Written;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.WorldSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final int HORIZON = 20_000;

  private static final RolloutPlan PLAN = plan(DriverMode.KERNEL, "All");
  private static final WorldSettings WORLD =
      new WorldSettings(
          "rings",
          1,
          Instant.parse("2024-07-19T04:09:00Z"),
          ClockKind.VIRTUAL,
          Outcomes.SIMULATED,
          ModelParameters.defaults(),
          Capacity.UNLIMITED);

  private final Written written = new Written();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void theCourseHasAllThatWasSeenAndHowItEnded() {
    var fleet = new Scripted(Source.from(List.of(down(1, 0), down(3, 8), down(5, 4))), down(9, 0));
    Course course = play(fleet);
    assertThat(course.moments())
        .extracting(Course.Moment::minute, moment -> moment.tally().down())
        .containsExactly(tuple(1, 0), tuple(3, 8), tuple(5, 4), tuple(9, 0));
    assertThat(course.last()).isEqualTo(down(9, 0));
    assertThat(fleet.asked).containsExactly("start cf-291", "follow", "run " + HORIZON);
  }

  @Test
  void aRolloutThatNeverSettlesEndsWithItsWorld() {
    Source<RolloutView, NotUsed> endless =
        Source.single(down(3, 8))
            .concat(Source.<RolloutView>maybe().mapMaterializedValue(m -> NotUsed.getInstance()));
    Course course = play(new Scripted(endless, down(HORIZON, 8)));
    assertThat(PlanResult.of("plan", 20, course).stillDown()).isEqualTo(8);
  }

  @Test
  void progressIsToldInWords() {
    play(new Scripted(Source.single(down(3, 8)), down(9, 0)));
    assertThat(written.err()).isEqualTo("Plan: Fri 19 Jul 2024 05:52, 8 down, ring All\n");
  }

  @Test
  void aStreamThatBreaksEndsTheRun() {
    var fleet = new Scripted(Source.failed(new IllegalStateException("gone")), down(9, 0));
    fleet.ticksToRun = Integer.MAX_VALUE;
    assertThatThrownBy(() -> play(fleet))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("gone");
  }

  @Test
  void aRefusedPlanEndsTheRunWithTheReason() {
    var fleet = new Scripted(Source.empty(), down(9, 0));
    fleet.refusal = Optional.of(new Refusal(RefusalCode.ALREADY_EXISTS, "another plan"));
    assertThatThrownBy(() -> play(fleet))
        .isInstanceOf(CommandFailed.class)
        .hasMessage("the fleet refused: another plan (ALREADY_EXISTS)");
  }

  private Course play(Scripted fleet) {
    return new Simulation(fleet, KIT.system(), WORLD).play(PLAN, HORIZON, "Plan", written.screen());
  }

  private static RolloutView down(int minute, int devices) {
    return view(
        minute,
        running(PLAN),
        open("All", 0, Map.of(Count.BUG_CHECKED, 8, Count.AWAITING_HANDS, devices)));
  }

  /** A world that stops after it was looked at a few times. */
  private static final class Scripted extends FakeFleet {
    private final Source<RolloutView, NotUsed> views;
    private final RolloutView last;
    private final List<String> asked = new ArrayList<>();
    private Optional<Refusal> refusal = Optional.empty();
    private int ticksToRun = 2;

    private Scripted(Source<RolloutView, NotUsed> views, RolloutView last) {
      this.views = views;
      this.last = last;
    }

    @Override
    public CompletionStage<Outcome<RolloutView>> startRollout(String world, RolloutPlan plan) {
      asked.add("start " + plan.id());
      return CompletableFuture.completedStage(
          refusal
              .<Outcome<RolloutView>>map(Outcome.Refused::new)
              .orElse(new Outcome.Done<>(last, true)));
    }

    @Override
    public Source<RolloutView, NotUsed> follow(String world, String rollout) {
      asked.add("follow");
      return views;
    }

    @Override
    public CompletionStage<Outcome<WorldView>> run(String world, int untilTick) {
      asked.add("run " + untilTick);
      return CompletableFuture.completedStage(new Outcome.Done<>(now(untilTick), true));
    }

    @Override
    public CompletionStage<Optional<WorldView>> world(String world) {
      ticksToRun--;
      return CompletableFuture.completedStage(Optional.of(now(ticksToRun > 0 ? HORIZON : -1)));
    }

    private WorldView now(int runsUntil) {
      return new WorldView(WORLD, ticksToRun, runsUntil, List.of(), List.of(), List.of(), 1);
    }

    @Override
    public CompletionStage<Optional<RolloutView>> rollout(String world, String rollout) {
      return CompletableFuture.completedStage(Optional.of(last));
    }
  }
}
