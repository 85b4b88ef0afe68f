package io.fleettwin.api.whatif;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.api.config.ConfigDirectory;
import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.config.Questions;
import io.fleettwin.forecast.Crew;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small questions, and what is answered. */
final class Asked {

  private static final Path HOME = Path.of("").toAbsolutePath().getParent();
  private static final Questions QUESTIONS = new Questions(new ConfigDirectory(HOME, "scenarios"));
  private static final FleetProfiles PROFILES =
      new FleetProfiles(new ConfigDirectory(HOME, "profiles"));

  private Asked() {}

  /** The outage in a fleet of some size, for a few days, in a few futures. */
  static QuestionDocument outage(int devices, int replications, String... changes) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("fleet.devices", "" + devices);
    all.put("horizon", "P4D");
    all.put("study.replications", "" + replications);
    Arrays.stream(changes).map(change -> change.split("=", 2)).forEach(c -> all.put(c[0], c[1]));
    return QUESTIONS.named("outage-2024-07-19").with(all);
  }

  /** The outage with lines of YAML in place of its plans and study. */
  static QuestionDocument outage(String plansAndStudy) {
    ObjectNode written = (ObjectNode) QUESTIONS.named("outage-2024-07-19").json();
    written.remove("plans");
    String rest = written.toString();
    String text = rest.substring(0, rest.length() - 1) + "," + plansAndStudy + "}";
    return QUESTIONS.parse("test", text).with(Map.of("fleet.devices", "600"));
  }

  static Answer answer(QuestionDocument question) {
    return answer(question, 2);
  }

  static Answer answer(QuestionDocument question, int threads) {
    try (Threads crew = new Threads(threads)) {
      return answer(question, crew, new Unwatched());
    }
  }

  static Answer answer(QuestionDocument question, Crew crew, Progress progress) {
    return new WhatIf(PROFILES, crew, progress).answer("test", "0", question);
  }

  static Answer.Plan plan(Answer answer, String id) {
    return answer.plans().stream().filter(plan -> plan.id().equals(id)).findFirst().orElseThrow();
  }

  static Band band(Answer.Plan plan, String measure) {
    return plan.measures().stream()
        .filter(measured -> measured.id().equals(measure))
        .findFirst()
        .orElseThrow()
        .band();
  }

  /** A measure of a plan on average. */
  static double mean(Answer answer, String plan, String measure) {
    Double mean = band(plan(answer, plan), measure).mean();
    return mean == null ? Double.POSITIVE_INFINITY : mean;
  }

  /** Nobody looks. */
  static class Unwatched implements Progress {
    @Override
    public void begins(String part, long futures) {}

    @Override
    public void played() {}

    @Override
    public boolean isCancelled() {
      return false;
    }
  }
}
