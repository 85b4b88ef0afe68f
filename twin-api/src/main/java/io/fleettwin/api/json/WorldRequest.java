package io.fleettwin.api.json;

import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.ForkOrder;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.WorldSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A world to be made; see {@link WorldSettings}.
 *
 * @param fork of which world; then epoch, clock and outcomes are not said, and what else is left
 *     out is as in that world
 * @param epoch the moment at which its clock begins, a whole minute
 * @param clock wall or virtual
 * @param outcomes reported or simulated
 * @param parameters what is left out is as published or assumed
 * @param capacity left out for unlimited
 */
public record WorldRequest(
    ForkJson fork,
    Long seed,
    String epoch,
    String clock,
    String outcomes,
    ParametersJson parameters,
    CapacityJson capacity) {

  static final Instant EARLIEST_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  static final Instant LATEST_EPOCH = Instant.parse("2100-01-01T00:00:00Z");

  /**
   * The clock on the wall of a simulated world may have begun this long ago: half of what the clock
   * of a simulated world can count.
   */
  static final int MAX_SIMULATED_AGE_DAYS = 365;

  public boolean isFork() {
    return fork != null;
  }

  /**
   * The fork that this asks for.
   *
   * @throws ProblemException if it is not valid
   */
  public ForkOrder toFork(String name) {
    Checks checks = Checks.ofBody();
    String fixed =
        "is not said of a fork: it has its parent's epoch, a virtual clock and simulated outcomes";
    Stream.of("epoch", "clock", "outcomes")
        .filter(field -> said(field) != null)
        .forEach(field -> checks.wrong(field, fixed));
    Checks ofFork = checks.in("fork");
    String parent =
        ofFork.text(
            "world", fork.world(), WorldSettings::isValidName, "the name of a world", "live");
    Optional<Instant> at =
        fork.at() == null
            ? Optional.empty()
            : Optional.of(ofFork.moment("at", fork.at(), EARLIEST_EPOCH, LATEST_EPOCH));
    if (parent.equals(name)) {
      ofFork.wrong("world", "must be another world than the fork");
    }
    Optional<ModelParameters> model =
        Optional.ofNullable(parameters).map(given -> given.read(checks.in("parameters")));
    Optional<Capacity> shared =
        Optional.ofNullable(capacity).map(given -> given.read(checks.in("capacity")));
    checks.verify();
    return new ForkOrder(name, parent, at, Optional.ofNullable(seed), model, shared);
  }

  private String said(String field) {
    return switch (field) {
      case "epoch" -> epoch;
      case "clock" -> clock;
      default -> outcomes;
    };
  }

  /**
   * The settings that this asks for.
   *
   * @param now by the clock on the wall
   * @throws ProblemException if they are not valid
   */
  public WorldSettings toSettings(String name, Instant now) {
    Checks checks = Checks.ofBody();
    ClockKind kind = checks.constant("clock", clock, ClockKind.class, null);
    Outcomes source = checks.constant("outcomes", outcomes, Outcomes.class, null);
    if (kind == ClockKind.VIRTUAL && source == Outcomes.REPORTED) {
      checks.wrong("outcomes", "must be simulated if the clock is virtual: nobody can report then");
    }
    Instant begin = epoch(checks, kind, source, now);
    long draws = checks.whole("seed", seed, Long.MIN_VALUE, Long.MAX_VALUE, 0L);
    ModelParameters model =
        parameters == null ? ModelParameters.defaults() : parameters.read(checks.in("parameters"));
    Capacity shared = capacity == null ? Capacity.UNLIMITED : capacity.read(checks.in("capacity"));
    checks.verify();
    return new WorldSettings(name, draws, begin, kind, source, model, shared);
  }

  private Instant epoch(Checks checks, ClockKind kind, Outcomes source, Instant now) {
    boolean wall = kind == ClockKind.WALL;
    Instant today = now.truncatedTo(ChronoUnit.MINUTES);
    Instant min =
        wall && source == Outcomes.SIMULATED
            ? today.minus(MAX_SIMULATED_AGE_DAYS, ChronoUnit.DAYS)
            : EARLIEST_EPOCH;
    Instant moment = checks.moment("epoch", epoch, min, wall ? today : LATEST_EPOCH);
    if (!moment.equals(moment.truncatedTo(ChronoUnit.MINUTES))) {
      checks.wrong("epoch", "must be a whole minute: a world's clock has no shorter step");
    }
    return moment;
  }
}
