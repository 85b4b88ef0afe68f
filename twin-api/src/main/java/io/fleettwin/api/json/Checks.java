package io.fleettwin.api.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Takes values out of a request, and collects what is wrong with them. A wrong value is noted and
 * replaced by one that is allowed, so that all of a request is looked at; {@link #verify} then
 * throws everything made of it away.
 *
 * <p>A fallback stands for a value that was left out; where it is {@code null}, the value must be
 * there.
 */
public final class Checks {

  /** The most errors that are told at once. */
  static final int MAX_ERRORS = 50;

  private static final String REQUIRED = "is required: ";

  private final List<FieldError> errors;
  private final String at;

  private Checks(List<FieldError> errors, String at) {
    this.errors = errors;
    this.at = at;
  }

  /** The checks of a whole body. */
  public static Checks ofBody() {
    return new Checks(new ArrayList<>(), "");
  }

  /** The checks of an object in a field. */
  public Checks in(String field) {
    return new Checks(errors, Pointers.child(at, field));
  }

  /** Notes that something is wrong with a field. */
  public void wrong(String field, String reason) {
    if (errors.size() < MAX_ERRORS) {
      String pointer = field.isEmpty() ? at : Pointers.child(at, field);
      errors.add(FieldError.at(Pointers.shortened(pointer), reason));
    }
  }

  /**
   * Ends the checks.
   *
   * @throws ProblemException if anything was wrong
   */
  public void verify() {
    if (errors.size() == 1) {
      throw ProblemException.at(ProblemCode.INVALID, errors.get(0));
    }
    if (!errors.isEmpty()) {
      String fields = errors.size() + " values are not allowed; errors tells which and why";
      throw new ProblemException(ProblemCode.INVALID, fields, errors);
    }
  }

  public int whole(String field, Integer value, int min, int max, Integer fallback) {
    return number(field, value, min, max, fallback);
  }

  public long whole(String field, Long value, long min, long max, Long fallback) {
    return number(field, value, min, max, fallback);
  }

  /** A share, 0 to 1. */
  public double share(String field, Double value, Double fallback) {
    return number(field, value, 0.0, 1.0, fallback);
  }

  public <N extends Comparable<N>> N number(String field, N value, N min, N max, N fallback) {
    Predicate<N> allowed = n -> n.compareTo(min) >= 0 && n.compareTo(max) <= 0;
    return checked(field, value, allowed, "a number, " + min + " to " + max, fallback, min);
  }

  public boolean flag(String field, Boolean value, Boolean fallback) {
    return checked(field, value, v -> true, "true or false", fallback, false);
  }

  /** A text of so many characters. */
  public String text(String field, String value, int min, int max, String fallback) {
    return checked(
        field,
        value,
        text -> text.length() >= min && text.length() <= max,
        "text of " + min + " to " + max + " characters",
        fallback,
        "x".repeat(min));
  }

  /**
   * A text of a form.
   *
   * @param form what is allowed, for people
   * @param example of the form
   */
  public String text(
      String field, String value, Predicate<String> allowed, String form, String example) {
    return checked(field, value, allowed, form, null, example);
  }

  /** A constant by its name on the wire. */
  public <E extends Enum<E>> E constant(String field, String value, Class<E> type, E fallback) {
    E named =
        parsed(
            field,
            value,
            text -> WireNames.find(type, text).orElse(null),
            "one of " + WireNames.all(type),
            fallback);
    return named == null ? type.getEnumConstants()[0] : named;
  }

  /** A duration of whole minutes, in minutes. */
  public int minutes(String field, String value, int min, int max, Integer fallback) {
    String form =
        "a duration of whole minutes such as PT15M or P1D, "
            + WireTimes.duration(min)
            + " to "
            + WireTimes.duration(max);
    return within(field, value, WireTimes::minutes, min, max, form, fallback);
  }

  /** A moment such as {@code 2024-07-19T04:09:00Z}. */
  public Instant moment(String field, String value, Instant min, Instant max) {
    Function<String, Instant> parse =
        text ->
            WireTimes.instant(text)
                .filter(moment -> !moment.isBefore(min) && !moment.isAfter(max))
                .orElse(null);
    String form = "a moment such as 2024-07-19T04:09:00Z, from " + min + " to " + max;
    Instant moment = parsed(field, value, parse, form, null);
    return moment == null ? min : moment;
  }

  /** A number that is written as text. */
  int within(
      String field,
      String value,
      Function<String, OptionalInt> parse,
      int min,
      int max,
      String form,
      Integer fallback) {
    Function<String, Integer> inRange =
        text ->
            parse.apply(text).stream()
                .filter(n -> n >= min && n <= max)
                .boxed()
                .findFirst()
                .orElse(null);
    Integer number = parsed(field, value, inRange, form, fallback);
    return number == null ? min : number;
  }

  /** Whether an object that must be there is there. */
  public boolean present(String field, Record value) {
    if (value == null) {
      wrong(field, REQUIRED + "an object");
    }
    return value != null;
  }

  /** A list of at most so many values; none if it was left out. */
  public <J, T> List<T> each(String field, List<J> values, int max, BiFunction<J, Checks, T> read) {
    if (values == null) {
      return List.of();
    }
    if (values.size() > max) {
      wrong(field, "has " + values.size() + " values; at most " + max + " are allowed");
      return List.of();
    }
    List<T> taken = new ArrayList<>(values.size());
    Checks list = in(field);
    for (int i = 0; i < values.size(); i++) {
      String index = Integer.toString(i);
      if (values.get(i) == null) {
        list.wrong(index, "must not be null");
      } else {
        taken.add(read.apply(values.get(i), list.in(index)));
      }
    }
    return taken;
  }

  private <T> T checked(
      String field, T value, Predicate<T> allowed, String form, T fallback, T placeholder) {
    T taken = parsed(field, value, v -> allowed.test(v) ? v : null, form, fallback);
    return taken == null ? placeholder : taken;
  }

  /** What a value means; {@code null} after noting that it is wrong. */
  private <V, T> T parsed(String field, V value, Function<V, T> parse, String form, T fallback) {
    if (value == null) {
      if (fallback == null) {
        wrong(field, REQUIRED + form);
      }
      return fallback;
    }
    T parsed = parse.apply(value);
    if (parsed == null) {
      wrong(field, "must be " + form);
    }
    return parsed;
  }
}
