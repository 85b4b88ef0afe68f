package io.fleettwin.api.cli.demo;

import akka.actor.typed.ActorSystem;
import io.fleettwin.api.cli.ask.Answers;
import io.fleettwin.api.cli.ask.Patience;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.config.QuestionPlan;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.world.WorldSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays all plans of a scenario one after the other, each in a world of its own. */
public final class Demo {

  private final Fleet fleet;
  private final ActorSystem<?> system;
  private final DemoSetup setup;
  private final Screen screen;

  public Demo(Fleet fleet, ActorSystem<?> system, DemoSetup setup, Screen screen) {
    this.fleet = fleet;
    this.system = system;
    this.setup = setup;
    this.screen = screen;
  }

  /** Plays them, and tells what came out, in the order of the scenario. */
  public List<PlanRun> play() {
    List<PlanRun> runs = new ArrayList<>();
    for (QuestionPlan plan : setup.plans()) {
      runs.add(play(plan));
    }
    return runs;
  }

  private PlanRun play(QuestionPlan plan) {
    long begun = System.nanoTime();
    String title = title(plan.id());
    WorldSettings world = setup.world(freeName(plan.id()));
    Answers.done(() -> fleet.createWorld(world));
    enrolment().enrol(world.name(), setup.devices(), title + ": enrolling", screen);
    Course course =
        new Simulation(fleet, system, world)
            .play(setup.rollout(plan), setup.horizonTick(), title, screen);
    long events = Patience.await(() -> fleet.events(world.name()));
    return new PlanRun(
        PlanResult.of(title, setup.devices(), course),
        Duration.ofNanos(System.nanoTime() - begun),
        events);
  }

  private Enrolment enrolment() {
    return new Enrolment(fleet, system, new FleetGenerator(setup.profile(), setup.seed()));
  }

  /** A name for a plan's world that no earlier demo in the same journal has taken. */
  private String freeName(String plan) {
    String base = WorldNames.of(plan);
    List<String> taken = Patience.await(fleet::worlds);
    return WorldNames.free(base, taken);
  }

  /** An id as a heading: as-it-happened becomes As it happened. */
  public static String title(String id) {
    return Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
  }
}
