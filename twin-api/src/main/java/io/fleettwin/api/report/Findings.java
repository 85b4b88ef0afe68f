package io.fleettwin.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a plan came to, in plain words.
 *
 * @param description empty if there is none
 */
record Findings(String plan, String description, List<Line> lines) {

  /** What is said under a word: the figure that counts, and the rest of the sentence. */
  record Line(String label, String lead, String rest) {}

  static Findings of(JsonNode result, JsonNode plan) {
    var told = new Telling(result, plan);
    List<Line> lines = new ArrayList<>();
    told.hit().ifPresent(lines::add);
    told.stopped().ifPresent(lines::add);
    told.back().ifPresent(lines::add);
    told.hands().ifPresent(lines::add);
    told.lost().ifPresent(lines::add);
    told.compared().ifPresent(lines::add);
    return new Findings(plan.path("id").asText(), plan.path("description").asText(""), lines);
  }

  private record Telling(JsonNode result, JsonNode plan) {

    Optional<Line> hit() {
      return measure("devicesHit")
          .map(hit -> {
            if (hit.isNothing()) {
              return new Line("Hit", "No device", " in at least 95 % of the futures.");
            }
            String share =
                hit.has("median")
                    ? ", "
                        + Quantity.percent(
                            hit.value("median") / result.at("/fleet/devices").asDouble())
                        + " of the fleet"
                    : "";
            return new Line("Hit", hit.median(), hit.bracketed() + share + worstMoment() + ".");
          });
    }

    private String worstMoment() {
      List<String> parts = new ArrayList<>();
      something("peakDown").ifPresent(e -> parts.add(e.median() + e.bracketed() + " down"));
      something("peakUnprotected")
          .ifPresent(e -> parts.add(e.median() + e.bracketed() + " unprotected"));
      return parts.isEmpty() ? "" : "; at the worst moment " + String.join(" and ", parts);
    }

    Optional<Line> stopped() {
      List<JsonNode> by =
          elements(plan.path("stoppedBy")).stream()
              .sorted((a, b) -> Double.compare(share(b), share(a)))
              .toList();
      if (by.isEmpty()) {
        return Optional.empty();
      }
      String rest =
          by.stream()
              .skip(1)
              .map(s -> ", by " + who(s) + in(share(s)))
              .collect(Collectors.joining());
      return Optional.of(
          new Line(
              "Stopped",
              "By " + who(by.getFirst()),
              in(share(by.getFirst())) + rest + detected() + "."));
    }

    private String detected() {
      return measure("timeToDetect")
          .filter(e -> e.has("median"))
          .map(e -> "; the fault was noticed after " + e.median() + e.bracketed())
          .orElse("");
    }

    Optional<Line> back() {
      if (measure("devicesHit").filter(Estimate::isNothing).isPresent()) {
        return Optional.empty();
      }
      String lead = "";
      var rest = new StringBuilder();
      for (String percent : List.of("50", "97", "99")) {
        Optional<Estimate> back = measure("back" + percent);
        if (back.isPresent()) {
          String after = percent + " % " + after(back.get());
          if (lead.isEmpty()) {
            lead = after;
          } else {
            rest.append(", ").append(after);
          }
          rest.append(back.get().bracketed());
        }
      }
      if (lead.isEmpty()) {
        return Optional.empty();
      }
      rest.append(", of those hit");
      something("downAtEnd")
          .ifPresent(e ->
              rest.append("; ")
                  .append(e.median())
                  .append(e.bracketed())
                  .append(" still down at the end"));
      return Optional.of(new Line("Back", lead, rest + "."));
    }

    Optional<Line> hands() {
      return something("helpedByHands")
          .map(e -> {
            String work =
                something("technicianHours")
                    .map(t -> ", in " + t.median() + t.bracketed() + " of technicians' work")
                    .orElse("");
            return new Line("By hand", e.median(), e.bracketed() + " brought back" + work + ".");
          });
    }

    Optional<Line> lost() {
      return something("deviceHoursLost")
          .map(e -> {
            String bare =
                something("unprotectedHours")
                    .map(u -> ", " + u.bareMedian() + u.bracketed() + " unprotected")
                    .orElse("");
            return new Line("Lost", e.bareMedian() + " device-hours", e.bracketed() + bare + ".");
          });
    }

    Optional<Line> compared() {
      return elements(result.path("differences")).stream()
          .filter(d -> d.path("plan").equals(plan.path("id")))
          .findFirst()
          .flatMap(d ->
              Estimate.of(d.path("measures"), "peakDown")
                  .filter(e -> e.has("median"))
                  .map(e -> difference(e, d.path("against").asText())));
    }

    private static Line difference(Estimate e, String against) {
      double median = e.value("median");
      if (median == 0) {
        return new Line("Compared", "As many down at once", " as with " + against + ".");
      }
      boolean fewer = median < 0;
      String share = fewer ? "lowerShare" : "higherShare";
      String sure = e.has(share) ? "; " + (fewer ? "fewer" : "more") + in(e.value(share)) : "";
      return new Line(
          "Compared",
          Quantity.number(Math.abs(median)) + (fewer ? " fewer" : " more") + " down at once",
          " than with " + against + " (" + e.signedBand() + sure + ").");
    }

    private Optional<Estimate> something(String id) {
      return measure(id).filter(e -> e.has("median") && !e.isNothing());
    }

    private Optional<Estimate> measure(String id) {
      return Estimate.of(plan.path("measures"), id);
    }

    private String after(Estimate back) {
      return back.has("median")
          ? "after " + back.median()
          : "not within " + Quantity.duration(result.path("horizonMinutes").asDouble());
    }

    private static double share(JsonNode stop) {
      return stop.path("share").asDouble();
    }

    private static String who(JsonNode stop) {
      String by = stop.path("by").asText();
      return by.equals("nobody") ? by : "the " + by;
    }

    private static String in(double share) {
      return share >= 1 ? " in all futures" : " in " + Quantity.percent(share) + " of the futures";
    }

    private static List<JsonNode> elements(JsonNode array) {
      return StreamSupport.stream(array.spliterator(), false).toList();
    }
  }
}
