package io.fleettwin.api.http;

import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.Names;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.api.json.WireNames;
import io.fleettwin.device.BootHealth;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.fleet.DeviceFilter;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.OsBuild;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Which devices a request asks for. */
final class DeviceQuery {

  /** The parameters that may stand several times: one of the values must hold. */
  static final Set<String> REPEATED = Set.of("health", "progress");

  /** All parameters. */
  static final Set<String> NAMES =
      Set.of(
          "health",
          "rollout",
          "ring",
          "progress",
          "content",
          "agent",
          "build",
          "formFactor",
          "site",
          "name",
          "held",
          "decommissioned");

  private static final int MAX_VERSION_CHARS = 64;
  private static final int MAX_SITE_CHARS = 64;
  private static final String BUILD_FORM =
      "a build of Windows such as 10.0.26100.4770, or 26100 for all of its revisions";

  private DeviceQuery() {}

  /**
   * The filter that the parameters are together.
   *
   * @throws ProblemException if one of them cannot be
   */
  static DeviceFilter filter(Exchange exchange) {
    Optional<String> rollout = exchange.query("rollout", Names::isRollout, Names.ROLLOUT_FORM);
    return new DeviceFilter(
        constants(exchange, "health", BootHealth.class),
        rollout,
        ring(exchange, rollout),
        constants(exchange, "progress", InstallProgress.class),
        version(exchange, "content"),
        version(exchange, "agent"),
        exchange.query("build", DeviceQuery::isBuild, BUILD_FORM).map(OsBuild::parse),
        constants(exchange, "formFactor", FormFactor.class).stream().findFirst(),
        exchange.query(
            "site",
            text -> !text.isEmpty() && text.length() <= MAX_SITE_CHARS,
            "a site's name, 1 to " + MAX_SITE_CHARS + " characters"),
        exchange.query("name", DeviceId::isValid, "how the id of a device can begin").orElse(""),
        flag(exchange, "held"),
        flag(exchange, "decommissioned").orElse(false));
  }

  private static <E extends Enum<E>> Set<E> constants(
      Exchange exchange, String name, Class<E> type) {
    return exchange
        .queries(
            name, text -> WireNames.find(type, text).isPresent(), "one of " + WireNames.all(type))
        .stream()
        .flatMap(text -> WireNames.find(type, text).stream())
        .collect(Collectors.toSet());
  }

  private static OptionalInt ring(Exchange exchange, Optional<String> rollout) {
    int last = RolloutPlan.MAX_RINGS - 1;
    Optional<Integer> ring =
        exchange
            .query("ring", text -> isWhole(text, 0, last), "a whole number, 0 to " + last)
            .map(Integer::valueOf);
    if (ring.isPresent() && rollout.isEmpty()) {
      throw ProblemException.at(
          ProblemCode.BAD_PARAMETER,
          FieldError.inParameter("ring", "is one of a rollout: add the parameter rollout"));
    }
    return ring.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  /** Whether a text is a number as people write it, in this range. */
  static boolean isWhole(String text, int min, int max) {
    if (!text.matches("0|[1-9][0-9]{0,8}")) {
      return false;
    }
    int number = Integer.parseInt(text);
    return number >= min && number <= max;
  }

  /** An empty one is that of devices without. */
  private static Optional<String> version(Exchange exchange, String name) {
    return exchange.query(
        name,
        text -> text.length() <= MAX_VERSION_CHARS,
        "a version, at most " + MAX_VERSION_CHARS + " characters");
  }

  private static boolean isBuild(String text) {
    try {
      return text.length() <= MAX_VERSION_CHARS && OsBuild.parse(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<Boolean> flag(Exchange exchange, String name) {
    return exchange
        .query(name, text -> text.equals("true") || text.equals("false"), "true or false")
        .map(Boolean::valueOf);
  }
}
