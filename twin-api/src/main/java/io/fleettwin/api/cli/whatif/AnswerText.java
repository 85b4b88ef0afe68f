package io.fleettwin.api.cli.whatif;

import static io.fleettwin.api.cli.screen.Text.number;

import io.fleettwin.api.cli.screen.Table;
import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.api.whatif.Answer;
import io.fleettwin.api.whatif.Band;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An answer as text for a terminal. */
public final class AnswerText {

  /** The most plans of a search that are listed. */
  private static final int MAX_LISTED = 20;

  private AnswerText() {}

  public static List<String> lines(Answer answer) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(plans(answer));
    if (answer.differences() != null) {
      lines.add("");
      lines.addAll(differences(answer.differences()));
    }
    if (answer.sensitivity() != null) {
      lines.add("");
      lines.addAll(sensitivity(answer.sensitivity()));
    }
    if (answer.search() != null) {
      lines.add("");
      lines.addAll(search(answer.search()));
    }
    lines.add("");
    Answer.Replications played = answer.replications();
    lines.add(
        "%s of each plan%s, seed %d, in %s. Median (5th to 95th percentile); - where it is not reached."
            .formatted(
                Text.count(played.done(), "future", "futures"),
                played.done() < played.asked() ? ", then tight enough" : "",
                played.seed(),
                Text.duration(Duration.ofMillis((long) (answer.wallSeconds() * 1000)))));
    lines.add(
        "%d figures are assumed, since nothing better is published; --json and --html list them."
            .formatted(answer.assumptions().size()));
    return lines;
  }

  private static List<String> plans(Answer answer) {
    List<Answer.Plan> plans = answer.plans();
    Table table =
        Table.ofFigures(Stream.concat(Stream.of(""), plans.stream().map(Answer.Plan::id)).toList());
    List<Answer.Measured> first = plans.getFirst().measures();
    for (int i = 0; i < first.size(); i++) {
      int row = i;
      table.row(
          Stream.concat(
                  Stream.of(first.get(i).label()),
                  plans.stream().map(plan -> value(plan.measures().get(row))))
              .toList());
    }
    table.row(
        Stream.concat(Stream.of("Stopped by"), plans.stream().map(AnswerText::stops)).toList());
    return table.toString().lines().toList();
  }

  private static String stops(Answer.Plan plan) {
    return plan.stoppedBy().stream()
        .map(stop ->
            stop.share() == 1
                ? stop.by()
                : String.format(Locale.ROOT, "%s %.0f %%", stop.by(), 100 * stop.share()))
        .collect(Collectors.joining(", "));
  }

  private static String value(Answer.Measured measured) {
    return band(measured.band(), measured.unit());
  }

  private static String band(Band band, String unit) {
    if (band.median() == null && band.low() == null) {
      return "-";
    }
    boolean sure = band.low() != null && band.low().equals(band.high());
    return sure
        ? one(band.median(), unit)
        : "%s (%s to %s)"
            .formatted(one(band.median(), unit), one(band.low(), unit), one(band.high(), unit));
  }

  private static String one(Double value, String unit) {
    if (value == null) {
      return "-";
    }
    long rounded = Math.round(value);
    return switch (unit) {
      case "min" -> (rounded < 0 ? "-" : "") + Text.minutes(Math.abs(rounded));
      case "devices" -> number(rounded);
      default ->
          Math.abs(value) < 10 && rounded != value
              ? String.format(Locale.ROOT, "%.2g %s", value, unit)
              : number(rounded) + " " + unit;
    };
  }

  private static List<String> differences(List<Answer.Difference> differences) {
    List<String> lines = new ArrayList<>();
    for (Answer.Difference difference : differences) {
      Table table =
          Table.ofFigures(
              List.of(
                  "%s less %s".formatted(difference.plan(), difference.against()),
                  "difference",
                  "lower in"));
      for (Answer.Differing measure : difference.measures()) {
        if (measure.lowerShare() + measure.higherShare() > 0) {
          table.row(
              List.of(
                  measure.label(),
                  band(measure.band(), measure.unit()),
                  String.format(Locale.ROOT, "%.0f %%", 100 * measure.lowerShare())));
        }
      }
      lines.addAll(table.toString().lines().toList());
    }
    return lines;
  }

  private static List<String> sensitivity(Answer.Sensitivity sensitivity) {
    String unit = sensitivity.measure().unit();
    Table table =
        Table.ofFigures(
            List.of(
                "%s, %s on average"
                    .formatted(sensitivity.measure().label(), one(sensitivity.base(), unit)),
                "low",
                "changes it by",
                "high",
                "changes it by"));
    for (Answer.Factor factor : sensitivity.factors()) {
      table.row(
          List.of(
              factor.path(),
              factor.low().value(),
              one(factor.low().difference(), unit),
              factor.high().value(),
              one(factor.high().difference(), unit)));
    }
    return table.toString().lines().toList();
  }

  private static String verdict(Answer.Search search) {
    if (search.front().isEmpty()) {
      return "no plan that was tried is complete by the horizon, even if the update is good.";
    }
    return search.best() == null ? "no plan that was tried." : search.best() + " is fastest.";
  }

  private static List<String> search(Answer.Search search) {
    List<String> lines = new ArrayList<>();
    Table table = Table.ofFigures(List.of("Plan on the front", "complete after", "down", "plan"));
    search.plans().stream()
        .filter(Answer.Tried::onFront)
        .sorted((one, other) -> Double.compare(one.completeMinutes(), other.completeMinutes()))
        .limit(MAX_LISTED)
        .forEach(plan ->
            table.row(
                List.of(
                    plan.id() + (plan.id().equals(search.best()) ? " (best)" : ""),
                    one(plan.completeMinutes(), "min"),
                    String.format(
                        Locale.ROOT,
                        "%.3g %%%s",
                        plan.peakDownPercentHigh(),
                        plan.meetsLimit() ? "" : " (over)"),
                    plan.description())));
    lines.addAll(table.toString().lines().toList());
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d plans tried in %,d futures. At most %s %% down at once in %s %% of the futures: %s",
            search.plansTried(),
            search.futures(),
            search.limit().peakDownPercent(),
            search.limit().confidencePercent(),
            verdict(search)));
    return lines;
  }
}
