package io.fleettwin.world;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.EndpointModel;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.endpoint.Presence;
import io.fleettwin.random.Draws;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What makes a world this world; it never changes.
 *
 * @param name 1 to 40 lower-case letters, digits or hyphens; the first one is a letter. A world
 *     whose name begins with {@value #EPHEMERAL_PREFIX} is ephemeral
 * @param seed of all random draws
 * @param epoch the moment of tick 0
 */
public record WorldSettings(
    String name,
    long seed,
    Instant epoch,
    ClockKind clock,
    Outcomes outcomes,
    ModelParameters parameters,
    Capacity capacity) {

  /** The world that mirrors the real fleet. */
  public static final String LIVE = "live";

  /** How the names of worlds begin that are in memory alone, and gone when their node stops. */
  public static final String EPHEMERAL_PREFIX = "tmp-";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public WorldSettings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: a world's name has 1 to 40 lower-case letters, digits or hyphens and begins with a"
              + " letter");
    }
    Objects.requireNonNull(epoch, "epoch");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(outcomes, "outcomes");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(capacity, "capacity");
    if (clock == ClockKind.VIRTUAL && outcomes == Outcomes.REPORTED) {
      throw new IllegalArgumentException(
          "clock: a virtual clock needs simulated outcomes; nobody can report into virtual time");
    }
  }

  /** The mirror of the real fleet. */
  public static WorldSettings live(Instant epoch) {
    return new WorldSettings(
        LIVE,
        0,
        epoch,
        ClockKind.WALL,
        Outcomes.REPORTED,
        ModelParameters.defaults(),
        Capacity.UNLIMITED);
  }

  /** A world of simulated devices in virtual time, in which nothing is scarce. */
  public static WorldSettings simulated(String name, long seed, Instant epoch) {
    return new WorldSettings(
        name,
        seed,
        epoch,
        ClockKind.VIRTUAL,
        Outcomes.SIMULATED,
        ModelParameters.defaults(),
        Capacity.UNLIMITED);
  }

  /** The same world under another name. */
  public WorldSettings withName(String other) {
    return new WorldSettings(other, seed, epoch, clock, outcomes, parameters, capacity);
  }

  /** The same world with other draws. */
  public WorldSettings withSeed(long other) {
    return new WorldSettings(name, other, epoch, clock, outcomes, parameters, capacity);
  }

  /** Whether a text can be a world's name. */
  public static boolean isValidName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether a world of this name is in memory alone. */
  public static boolean isEphemeral(String name) {
    return name.startsWith(EPHEMERAL_PREFIX);
  }

  public boolean isEphemeral() {
    return isEphemeral(name);
  }

  public boolean isSimulated() {
    return outcomes == Outcomes.SIMULATED;
  }

  public Calendar calendar() {
    var utc = epoch.atOffset(ZoneOffset.UTC);
    int day = utc.getDayOfWeek().getValue() - 1;
    return new Calendar(day * Calendar.DAY + utc.getHour() * 60 + utc.getMinute());
  }

  /** The model of this world's endpoints. */
  public EndpointModel model() {
    var presence =
        new Presence(
            calendar(), new Draws(seed), parameters.leftOnShare(), parameters.eveningShare());
    return new EndpointModel(parameters, presence);
  }

  /** The tick of a moment; 0 for all that lies before the epoch. */
  public int tickOf(Instant moment) {
    return (int) Math.max(0, (moment.getEpochSecond() - epoch.getEpochSecond()) / 60);
  }

  /** The moment of a tick. */
  public Instant momentOf(int tick) {
    return epoch.plusSeconds(tick * 60L);
  }
}
