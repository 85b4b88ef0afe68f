package io.fleettwin.api.cli.demo;

import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.api.config.QuestionPlan;
import io.fleettwin.api.config.RingPreset;
import io.fleettwin.rollout.Gate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a demo rests on that nobody has published, by the file that says so. */
public final class Assumptions {

  /** The word that marks a source as none. */
  private static final String MARK = "assumed";

  /** Where a file has more of them, its parts are named instead. */
  private static final int MAX_LISTED = 8;

  private Assumptions() {}

  /**
   * The places of assumed figures, by what they stand in.
   *
   * @return place by place, in the order of each file; a place is a path such as {@code
   *     update.sizeKb}
   */
  public static Map<String, List<String>> of(DemoSetup setup) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    put(all, "scenario " + setup.scenario().name(), setup.scenario().sources());
    put(all, "fleet profile " + setup.profile().name(), setup.profile().sources());
    for (QuestionPlan plan : setup.plans()) {
      RingPreset preset = setup.preset(plan);
      Map<String, String> sources = new LinkedHashMap<>(preset.sources());
      if (preset.rings().stream().allMatch(ring -> ring.gate().equals(Gate.NONE))) {
        sources.keySet().removeIf(place -> place.startsWith("gates."));
      }
      put(all, "ring preset " + preset.name(), sources);
    }
    setup
        .assumedRemediation()
        .ifPresent(minutes ->
            all.put("command line", List.of("remediation after " + Text.minutes(minutes))));
    return all;
  }

  private static void put(
      Map<String, List<String>> all, String where, Map<String, String> sources) {
    List<String> places = new ArrayList<>();
    sources.forEach((place, source) -> {
      if (source.toLowerCase(Locale.ROOT).contains(MARK)) {
        places.add(place);
      }
    });
    if (!places.isEmpty()) {
      all.put(where, places);
    }
  }

  /** One line for each of them, below a heading. */
  public static List<String> lines(Map<String, List<String>> assumptions) {
    List<String> lines = new ArrayList<>();
    lines.add("Assumed in whole or in part, since nothing better is published:");
    assumptions.forEach(
        (where, places) -> lines.add("  " + where + ": " + String.join(", ", shortened(places))));
    lines.add("  endpoint model: every default that names no source");
    return lines;
  }

  private static List<String> shortened(List<String> places) {
    return places.size() <= MAX_LISTED
        ? places
        : places.stream().map(place -> place.split("[.\\[]", 2)[0]).distinct().toList();
  }
}
