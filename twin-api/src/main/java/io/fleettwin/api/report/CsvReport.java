package io.fleettwin.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A what-if result as CSV, one figure a row, for a spreadsheet's pivot table or a data frame. RFC
 * 4180 in UTF-8. The columns, of which those that say nothing about a row are empty:
 *
 * <ul>
 *   <li>section: run, measure, stop, curve, difference, sensitivity or search
 *   <li>plan: its id
 *   <li>against: id of the plan that a difference is taken to
 *   <li>ring: its name; empty in a curve of the whole fleet
 *   <li>name: of the figure, measure or series, who stopped it, or path of an assumption
 *   <li>setting: the value that sensitivity gave the assumption
 *   <li>unit
 *   <li>minute: of a curve, since the start
 *   <li>statistic: low and high are the 5th and 95th percentile; never is a share of the futures
 *   <li>value: always a number, yes is 1; empty if it is never reached
 * </ul>
 *
 * <p>A text that a spreadsheet would take for a formula has an apostrophe before it.
 */
public final class CsvReport {
  private static final String[] COLUMNS = {
    "section", "plan", "against", "ring", "name", "setting", "unit", "minute", "statistic", "value"
  };

  private static final String[] BAND = {"low", "median", "high"};

  /** With the wide forms, which some spreadsheets take for the narrow ones. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");

  private final CSVPrinter printer;

  private CsvReport(CSVPrinter printer) {
    this.printer = printer;
  }

  /** Writes the report; closes nothing. */
  @SuppressWarnings("resource") // Closing the printer would close what is the caller's.
  public static void write(JsonNode result, Appendable to) throws IOException {
    var format = CSVFormat.RFC4180.builder().setHeader(COLUMNS).build();
    var report = new CsvReport(new CSVPrinter(to, format));
    report.run(result);
    for (JsonNode plan : result.path("plans")) {
      report.measures(plan);
      report.stops(plan);
      report.curves(plan);
    }
    for (JsonNode difference : result.path("differences")) {
      report.difference(difference);
    }
    report.sensitivity(result.path("sensitivity"));
    report.search(result.path("search"));
  }

  /** The whole report. */
  public static String of(JsonNode result) {
    var text = new StringBuilder();
    try {
      write(result, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void run(JsonNode result) throws IOException {
    var row = Row.of("run").statistic("value");
    print(row.name("devices").unit("devices"), result.at("/fleet/devices"));
    print(row.name("horizon").unit(Quantity.MINUTES), result.path("horizonMinutes"));
    print(row.name("replicationsAsked"), result.at("/replications/asked"));
    print(row.name("replicationsDone"), result.at("/replications/done"));
    print(row.name("seed"), result.at("/replications/seed"));
  }

  private void measures(JsonNode plan) throws IOException {
    for (JsonNode measure : plan.path("measures")) {
      estimate(Row.of("measure").plan(plan.path("id").asText()), measure);
    }
  }

  private void difference(JsonNode difference) throws IOException {
    var row =
        Row.of("difference")
            .plan(difference.path("plan").asText())
            .against(difference.path("against").asText());
    for (JsonNode measure : difference.path("measures")) {
      estimate(row, measure);
    }
  }

  /** All its figures, whatever they are. */
  private void estimate(Row row, JsonNode measure) throws IOException {
    var named = row.name(measure.path("id").asText()).unit(measure.path("unit").asText(""));
    Iterator<Map.Entry<String, JsonNode>> fields = measure.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (field.getValue().isNumber() || field.getValue().isNull()) {
        print(named.statistic(field.getKey()), field.getValue());
      }
    }
  }

  private void stops(JsonNode plan) throws IOException {
    for (JsonNode stop : plan.path("stoppedBy")) {
      var row = Row.of("stop").plan(plan.path("id").asText()).name(stop.path("by").asText());
      print(row.statistic("share"), stop.path("share"));
    }
  }

  private void curves(JsonNode plan) throws IOException {
    JsonNode minutes = plan.at("/curves/minutes");
    var curve = Row.of("curve").plan(plan.path("id").asText()).unit("devices");
    for (JsonNode series : plan.at("/curves/series")) {
      var row = curve.name(series.path("id").asText());
      curve(row, minutes, series.path("fleet"));
      int position = 0;
      for (JsonNode ring : series.path("rings")) {
        String name = plan.path("rings").path(position).path("name").asText();
        curve(row.ring(name), minutes, ring);
        position++;
      }
    }
  }

  private void curve(Row row, JsonNode minutes, JsonNode band) throws IOException {
    for (int i = 0; i < minutes.size(); i++) {
      var at = row.minute(minutes.get(i).asText());
      for (String statistic : BAND) {
        print(at.statistic(statistic), band.path(statistic).path(i));
      }
    }
  }

  private void sensitivity(JsonNode sensitivity) throws IOException {
    if (!sensitivity.isObject()) {
      return;
    }
    JsonNode measure = sensitivity.path("measure");
    var row =
        Row.of("sensitivity")
            .plan(sensitivity.path("plan").asText())
            .unit(measure.path("unit").asText(""));
    print(row.name(measure.path("id").asText()).statistic("base"), sensitivity.path("base"));
    for (JsonNode factor : sensitivity.path("factors")) {
      var named = row.name(factor.path("path").asText());
      for (String end : new String[] {"low", "high"}) {
        var set = named.setting(factor.path(end).path("value").asText());
        for (String statistic : new String[] {"mean", "difference", "standardError"}) {
          print(set.statistic(statistic), factor.path(end).path(statistic));
        }
      }
      print(named.statistic("swing"), factor.path("swing"));
    }
  }

  private void search(JsonNode search) throws IOException {
    for (JsonNode plan : search.path("plans")) {
      var row = Row.of("search").plan(plan.path("id").asText()).statistic("value");
      print(row.name("completeMinutes").unit(Quantity.MINUTES), plan.path("completeMinutes"));
      print(row.name("peakDownPercent").unit("%"), plan.path("peakDownPercent"));
      print(row.name("peakDownPercentHigh").unit("%"), plan.path("peakDownPercentHigh"));
      print(row.name("futures"), plan.path("futures"));
      print(row.name("meetsLimit"), plan.path("meetsLimit"));
      print(row.name("onFront"), plan.path("onFront"));
      print(row.name("best"), plan.path("id").equals(search.path("best")) ? "1" : "0");
    }
  }

  private void print(Row row, JsonNode value) throws IOException {
    boolean isThere = !value.isNull() && !value.isMissingNode();
    boolean yes = value.isBoolean() && value.booleanValue();
    print(row, !isThere ? "" : value.isBoolean() ? (yes ? "1" : "0") : value.asText());
  }

  private void print(Row row, String value) throws IOException {
    printer.printRecord(
        row.section(),
        safe(row.plan()),
        safe(row.against()),
        safe(row.ring()),
        safe(row.name()),
        safe(row.setting()),
        safe(row.unit()),
        row.minute(),
        row.statistic(),
        value);
  }

  /** The text as no spreadsheet calculates it. A number may begin with its sign. */
  static String safe(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }

  /** All of a row but its value. Each method gives a row with one cell changed. */
  private record Row(
      String section,
      String plan,
      String against,
      String ring,
      String name,
      String setting,
      String unit,
      String minute,
      String statistic) {

    static Row of(String section) {
      return new Row(section, "", "", "", "", "", "", "", "");
    }

    Row plan(String it) {
      return new Row(section, it, against, ring, name, setting, unit, minute, statistic);
    }

    Row against(String it) {
      return new Row(section, plan, it, ring, name, setting, unit, minute, statistic);
    }

    Row ring(String it) {
      return new Row(section, plan, against, it, name, setting, unit, minute, statistic);
    }

    Row name(String it) {
      return new Row(section, plan, against, ring, it, setting, unit, minute, statistic);
    }

    Row setting(String it) {
      return new Row(section, plan, against, ring, name, it, unit, minute, statistic);
    }

    Row unit(String it) {
      return new Row(section, plan, against, ring, name, setting, it, minute, statistic);
    }

    Row minute(String it) {
      return new Row(section, plan, against, ring, name, setting, unit, it, statistic);
    }

    Row statistic(String it) {
      return new Row(section, plan, against, ring, name, setting, unit, minute, it);
    }
  }
}
