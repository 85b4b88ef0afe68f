package io.fleettwin.api.cli.rehearsal;

import io.fleettwin.api.cli.screen.Table;
import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.study.Measure;
import io.fleettwin.study.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of a rehearsal, as text for a terminal. */
public final class RehearsalText {

  private RehearsalText() {}

  public static List<String> lines(List<Rehearsed> plans) {
    List<String> lines = new ArrayList<>();
    for (Rehearsed plan : plans) {
      lines.add("");
      lines.addAll(table(plan).toString().lines().toList());
      lines.add(verdict(plan));
    }
    return lines;
  }

  private static Table table(Rehearsed plan) {
    Table table = Table.ofFigures(List.of(plan.plan(), "forecast", "on the actors"));
    for (Measure measure : Measure.values()) {
      table.row(
          List.of(
              measure.label(), value(plan.forecast(), measure), value(plan.rehearsal(), measure)));
    }
    table.row(
        List.of(
            "Wall time", Text.duration(plan.forecastTook()), Text.duration(plan.rehearsalTook())));
    return table;
  }

  private static String value(Outcome outcome, Measure measure) {
    double value = outcome.get(measure);
    if (Double.isNaN(value)) {
      return "-";
    }
    return switch (measure.unit()) {
      case MINUTES -> Text.minutes(Math.round(value));
      case DEVICES, PEOPLE -> Text.number(Math.round(value));
      case HOURS, MEGABITS ->
          String.format(Locale.ROOT, "%,.1f %s", value, measure.unit().symbol());
    };
  }

  private static String verdict(Rehearsed plan) {
    if (plan.agrees()) {
      return "The same in all %d figures, and in every ring at each of %s minutes; %s events."
          .formatted(
              Measure.values().length, Text.number(plan.ticks()), Text.number(plan.events()));
    }
    return "THEY DIFFER, which is a fault: please report it with the question and its seed. "
        + plan.difference().map(first -> "First in " + first).orElse("Only in figures above.");
  }
}
