package io.fleettwin.api.cli.rehearsal;

import akka.actor.typed.ActorSystem;
import io.fleettwin.api.cli.ask.Answers;
import io.fleettwin.api.cli.ask.Patience;
import io.fleettwin.api.cli.demo.Demo;
import io.fleettwin.api.cli.demo.Enrolment;
import io.fleettwin.api.cli.demo.Simulation;
import io.fleettwin.api.cli.demo.WorldNames;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.config.Question;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.whatif.Cases;
import io.fleettwin.cluster.history.RolloutStory;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.fleet.FleetProfile;
import io.fleettwin.forecast.Crew;
import io.fleettwin.forecast.Forecast;
import io.fleettwin.forecast.Timeline;
import io.fleettwin.rollout.Tally;
import io.fleettwin.study.Case;
import io.fleettwin.study.Outcome;
import io.fleettwin.study.TimeGrid;
import io.fleettwin.world.ForkOrder;
import io.fleettwin.world.WorldSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays the first future of each plan of a question on the real actors, in virtual time, each on a
 * fork of one fleet; and by forecast, to compare.
 */
public final class Rehearsal {

  private static final TimeGrid NO_CURVES = TimeGrid.upTo(0);

  /** What makes two fleets the same. */
  private record FleetOf(FleetProfile profile, int devices, long seed, Instant epoch) {}

  private final Fleet fleet;
  private final ActorSystem<?> system;
  private final Cases cases;
  private final Crew crew;
  private final Screen screen;

  /** Worlds with enrolled devices in which nothing happens. */
  private final Map<FleetOf, String> fleets = new HashMap<>();

  public Rehearsal(Fleet fleet, ActorSystem<?> system, Cases cases, Crew crew, Screen screen) {
    this.fleet = fleet;
    this.system = system;
    this.cases = cases;
    this.crew = crew;
    this.screen = screen;
  }

  /** Plays all plans, and tells what came out, in the order of the question. */
  public List<Rehearsed> play(QuestionDocument document) {
    List<Rehearsed> plans = new ArrayList<>();
    document.questions().forEach((plan, question) -> plans.add(play(question, plan)));
    return plans;
  }

  private Rehearsed play(Question question, String plan) {
    Case asked = cases.of(question, plan);
    String world = fork(question, plan, asked);
    long begun = System.nanoTime();
    new Simulation(fleet, system, asked.settings().withName(world))
        .play(asked.plan(), asked.minutes(), Demo.title(plan), screen);
    Duration rehearsalTook = since(begun);
    Outcome rehearsal =
        asked.outcome(NO_CURVES, log -> RolloutStory.tell(system, world, asked.plan(), log));
    begun = System.nanoTime();
    Outcome forecast = asked.play(0, NO_CURVES, crew);
    Duration forecastTook = since(begun);
    return new Rehearsed(
        plan,
        forecast,
        rehearsal,
        asked.minutes(),
        difference(asked, world),
        forecastTook,
        rehearsalTook,
        Patience.await(() -> fleet.events(world)));
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private String fork(Question question, String plan, Case asked) {
    WorldSettings settings = asked.settings();
    FleetOf wanted =
        new FleetOf(cases.profile(question), question.devices(), question.seed(), settings.epoch());
    String parent = fleets.computeIfAbsent(wanted, this::enrolled);
    String name = freeName(WorldNames.of(plan));
    ForkOrder order =
        new ForkOrder(
            name,
            parent,
            Optional.empty(),
            Optional.of(settings.seed()),
            Optional.of(settings.parameters()),
            Optional.of(settings.capacity()));
    Answers.done(() -> fleet.forkWorld(order));
    return name;
  }

  private String enrolled(FleetOf wanted) {
    String name = freeName("fleet");
    Answers.done(
        () -> fleet.createWorld(WorldSettings.simulated(name, wanted.seed(), wanted.epoch())));
    var generator = new FleetGenerator(wanted.profile(), wanted.seed());
    new Enrolment(fleet, system, generator).enrol(name, wanted.devices(), "Enrolling", screen);
    return name;
  }

  private String freeName(String base) {
    return WorldNames.free(base, Patience.await(fleet::worlds));
  }

  /** The first ring and minute at which devices stand elsewhere. */
  private Optional<String> difference(Case asked, String world) {
    int rings = asked.plan().rings().size();
    Timeline forecast =
        Forecast.of(asked.fleet(), asked.settings(), asked.plan(), 0, asked.minutes(), crew);
    Timeline actors = new Timeline(0, asked.minutes(), rings);
    RolloutStory.tell(system, world, asked.plan(), actors);
    for (int tick = 0; tick <= asked.minutes(); tick++) {
      for (int ring = 0; ring < rings; ring++) {
        Tally expected = forecast.tally(ring, tick);
        Tally found = actors.tally(ring, tick);
        if (!expected.equals(found)) {
          return Optional.of(
              "ring %s at %s: the forecast says %s, the actors %s"
                  .formatted(
                      asked.plan().rings().get(ring).name(),
                      asked.settings().momentOf(tick),
                      expected.toMap(),
                      found.toMap()));
        }
      }
    }
    return Optional.empty();
  }
}
