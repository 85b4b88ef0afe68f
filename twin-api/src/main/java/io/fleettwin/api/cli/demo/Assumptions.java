package io.fleettwin.api.cli.demo;

import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.api.whatif.Answer;
import io.fleettwin.api.whatif.Assumed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a demo rests on that nobody has published, by the file that says so. */
public final class Assumptions {

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
    for (Answer.Assumption one : Assumed.of(setup.scenario(), setup.profile())) {
      all.computeIfAbsent(one.name(), document -> new ArrayList<>()).add(one.value());
    }
    setup
        .assumedRemediation()
        .ifPresent(minutes ->
            all.put("command line", List.of("remediation after " + Text.minutes(minutes))));
    return all;
  }

  /** One line for each of them, below a heading. */
  public static List<String> lines(Map<String, List<String>> assumptions) {
    List<String> lines = new ArrayList<>();
    lines.add("Assumed in whole or in part, since nothing better is published:");
    assumptions.forEach(
        (where, places) -> lines.add("  " + where + ": " + String.join(", ", shortened(places))));
    return lines;
  }

  private static List<String> shortened(List<String> places) {
    return places.size() <= MAX_LISTED
        ? places
        : places.stream().map(place -> place.split("[.\\[]", 2)[0]).distinct().toList();
  }
}
