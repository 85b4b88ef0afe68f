package io.fleettwin.api.whatif;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A figure of an answer, by the words that docs/validation.md has for it. */
final class Figure {

  private static final double DAY = 1_440;
  private static final Pattern MEASURE =
      Pattern.compile("`(\\w+)`, (% of the fleet|days|min|h per 1,000 devices)");
  private static final Pattern DOWN = Pattern.compile("down after (\\d+) (h|d), % of those hit");
  private static final Pattern REACHED = Pattern.compile("(\\d+) % of (\\w+) have it, days");

  private Figure() {}

  /** Its median; not finite if it is not reached. */
  static double of(Answer answer, String plan, String words) {
    Answer.Plan found = Asked.plan(answer, plan);
    Matcher measure = MEASURE.matcher(words);
    if (measure.matches()) {
      Double median = Asked.band(found, measure.group(1)).median();
      return median == null
          ? Double.POSITIVE_INFINITY
          : median * factor(measure.group(2), answer.fleet().devices());
    }
    Matcher down = DOWN.matcher(words);
    if (down.matches()) {
      int minutes = Integer.parseInt(down.group(1)) * (down.group(2).equals("h") ? 60 : (int) DAY);
      return 100 * downAt(found, minutes) / Asked.band(found, "devicesHit").median();
    }
    Matcher reached = REACHED.matcher(words);
    if (reached.matches()) {
      double left = 1 - Integer.parseInt(reached.group(1)) / 100.0;
      return reachedAfter(answer, found, reached.group(2), left) / DAY;
    }
    throw new IllegalArgumentException("no figure has the words " + words);
  }

  private static double factor(String unit, int devices) {
    return switch (unit) {
      case "% of the fleet" -> 100.0 / devices;
      case "days" -> 1 / DAY;
      case "min" -> 1;
      default -> 1_000.0 / devices;
    };
  }

  private static int downAt(Answer.Plan plan, int minute) {
    int point = Arrays.binarySearch(plan.curves().minutes(), minute);
    return line(plan, "down").fleet().median()[point < 0 ? -point - 2 : point];
  }

  private static double reachedAfter(Answer answer, Answer.Plan plan, String ring, double left) {
    Answer.Line without = line(plan, "unprotected");
    if (ring.equals("fleet")) {
      return first(plan, without.fleet(), n -> n <= left * answer.fleet().devices());
    }
    List<String> names = plan.rings().stream().map(Answer.Ring::name).toList();
    int position = names.indexOf(ring);
    int size = plan.rings().get(position).devices();
    return first(plan, without.rings().get(position), n -> n <= left * size);
  }

  private static double first(Answer.Plan plan, Answer.Percentiles line, IntPredicate reached) {
    int[] minutes = plan.curves().minutes();
    return IntStream.range(0, minutes.length)
        .filter(point -> reached.test(line.median()[point]))
        .mapToDouble(point -> minutes[point])
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static Answer.Line line(Answer.Plan plan, String id) {
    return plan.curves().series().stream()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
