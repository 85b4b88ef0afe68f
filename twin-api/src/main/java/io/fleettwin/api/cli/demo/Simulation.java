package io.fleettwin.api.cli.demo;

import akka.actor.typed.ActorSystem;
import akka.japi.Pair;
import akka.stream.KillSwitches;
import akka.stream.OverflowStrategy;
import akka.stream.UniqueKillSwitch;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import io.fleettwin.api.cli.ask.Answers;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.ask.Patience;
import io.fleettwin.api.cli.screen.Progress;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.world.WorldSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Lets a world with a virtual clock run, and watches one rollout in it. */
public record Simulation(Fleet fleet, ActorSystem<?> system, WorldSettings world) {

  /** How often a world is asked whether it still runs. */
  private static final Duration ASKED_EVERY = Duration.ofMillis(200);

  /** More than the minutes of a week. */
  private static final int STEPS_AHEAD = 16_384;

  /** A tick of a large fleet takes seconds, not minutes. */
  private static final Duration STALLED_AFTER = Duration.ofMinutes(3);

  /** Plays a plan until nothing more happens, or until the horizon. */
  public Course play(RolloutPlan plan, int horizonTick, String title, Screen screen) {
    Course course = new Course();
    Answers.done(() -> fleet.startRollout(world.name(), plan));
    try (Progress progress = screen.telling()) {
      var following = follow(plan.id(), title, course, progress);
      Answers.done(() -> fleet.run(world.name(), horizonTick));
      awaitEnd(following.second());
      following.first().shutdown();
      following.second().toCompletableFuture().join();
    }
    course.add(last(plan.id()));
    return course;
  }

  /**
   * A slow reader of this stream would miss steps, and the same seed would then give other peaks.
   * So what waits for the screen is kept, and too much of it is a failure, never a gap.
   */
  private Pair<UniqueKillSwitch, CompletionStage<akka.Done>> follow(
      String rollout, String title, Course course, Progress progress) {
    return fleet
        .follow(world.name(), rollout)
        .buffer(STEPS_AHEAD, OverflowStrategy.fail())
        .async()
        .viaMat(KillSwitches.single(), Keep.right())
        .toMat(Sink.foreach(view -> seen(view, title, course, progress)), Keep.both())
        .run(system);
  }

  private void seen(RolloutView view, String title, Course course, Progress progress) {
    course.add(view);
    progress.at(view.tick(), () -> LiveText.of(title, world.momentOf(view.tick()), view));
  }

  /** Waits until the world has stopped; the followed stream ends earlier, or never. */
  private void awaitEnd(CompletionStage<akka.Done> following) {
    int tick = -1;
    long moved = System.nanoTime();
    for (WorldView now = now(); now.runsUntil() >= 0; now = now()) {
      if (following.toCompletableFuture().isCompletedExceptionally()) {
        following.toCompletableFuture().join();
      }
      if (now.tick() != tick) {
        tick = now.tick();
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > STALLED_AFTER.toNanos()) {
        throw CommandFailed.failed(
            "the world %s has not moved for %d minutes (at tick %d); this is a fault, please report it"
                .formatted(world.name(), STALLED_AFTER.toMinutes(), tick));
      }
      pause();
    }
  }

  private WorldView now() {
    return Patience.await(() -> fleet.world(world.name()))
        .orElseThrow(() -> CommandFailed.failed("the world " + world.name() + " is gone"));
  }

  private RolloutView last(String rollout) {
    return Patience.await(() -> fleet.rollout(world.name(), rollout))
        .orElseThrow(() -> CommandFailed.failed("the rollout " + rollout + " is gone"));
  }

  private static void pause() {
    new CompletableFuture<Void>()
        .completeOnTimeout(null, ASKED_EVERY.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
