package io.fleettwin.api.config;

import io.fleettwin.study.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads how often a question is played, and what is asked beyond its plans. */
final class StudyReader {

  private static final int MAX_FACTORS = 100;
  private static final int MAX_VALUES = 50;
  private static final int MAX_SEARCH_FUTURES = 10_000;
  private static final int DEFAULT_SEARCH_FUTURES = 100;

  private final List<QuestionPlan> plans;

  StudyReader(List<QuestionPlan> plans) {
    this.plans = plans;
  }

  StudyPlan read(ConfigNode root) {
    ConfigNode study =
        root.findOrEmpty("study")
            .only(
                ConfigNode.SOURCE,
                "replications",
                "fleets",
                "stopWhenErrorPercent",
                "sensitivity",
                "search");
    return new StudyPlan(
        study
            .findMeasured("replications")
            .map(n -> n.whole(1, StudyPlan.MAX_REPLICATIONS))
            .orElse(StudyPlan.DEFAULT_REPLICATIONS),
        study.findMeasured("fleets").map(n -> n.whole(1, StudyPlan.MAX_FLEETS)).orElse(1),
        study
            .findMeasured("stopWhenErrorPercent")
            .map(n -> OptionalDouble.of(n.number(0.001, 100)))
            .orElse(OptionalDouble.empty()),
        study.find("sensitivity").map(this::sensitivity),
        study.find("search").map(this::search));
  }

  private StudyPlan.Sensitivity sensitivity(ConfigNode node) {
    node.only(ConfigNode.SOURCE, "plan", "measure", "vary");
    List<StudyPlan.Factor> factors = new ArrayList<>();
    for (ConfigNode factor : node.get("vary").items()) {
      factor.only(ConfigNode.SOURCE, "path", "low", "high");
      factors.add(
          new StudyPlan.Factor(
              factor.get("path").text(200),
              factor.get("low").scalar(),
              factor.get("high").scalar()));
    }
    if (factors.size() > MAX_FACTORS) {
      throw node.get("vary").refuse("has more than " + MAX_FACTORS + " parameters");
    }
    Measure measure =
        node.find("measure").map(n -> n.one(Measure.class)).orElse(Measure.DEVICE_HOURS_LOST);
    return new StudyPlan.Sensitivity(plan(node), measure, factors);
  }

  private String plan(ConfigNode node) {
    Optional<ConfigNode> named = node.find("plan");
    if (named.isEmpty()) {
      return plans.getLast().id();
    }
    String id = named.get().text(64);
    if (plans.stream().noneMatch(plan -> plan.id().equals(id))) {
      throw named
          .get()
          .refuse(
              "there is no plan '%s'; there are %s"
                  .formatted(id, plans.stream().map(QuestionPlan::id).toList()));
    }
    return id;
  }

  private StudyPlan.Search search(ConfigNode node) {
    node.only(ConfigNode.SOURCE, "plan", "limit", "vary", "futures");
    ConfigNode limit =
        node.get("limit").only(ConfigNode.SOURCE, "downPercent", "confidencePercent");
    List<StudyPlan.Choice> vary = new ArrayList<>();
    long combinations = 1;
    for (ConfigNode choice : node.get("vary").items()) {
      choice.only(ConfigNode.SOURCE, "path", "values");
      List<ConfigNode> values = choice.get("values").items();
      if (values.size() > MAX_VALUES) {
        throw choice.get("values").refuse("has more than " + MAX_VALUES + " values");
      }
      combinations *= values.size();
      vary.add(
          new StudyPlan.Choice(
              choice.get("path").text(200), values.stream().map(ConfigNode::scalar).toList()));
    }
    if (combinations > StudyPlan.Search.MAX_PLANS) {
      throw node.get("vary")
          .refuse(
              "makes %d plans, allowed are %d".formatted(combinations, StudyPlan.Search.MAX_PLANS));
    }
    return new StudyPlan.Search(
        plan(node),
        limit.get("downPercent").number(0, 100),
        limit.find("confidencePercent").map(n -> n.number(50, 99.99)).orElse(95.0),
        vary,
        node.findMeasured("futures")
            .map(n -> n.whole(10, MAX_SEARCH_FUTURES))
            .orElse(DEFAULT_SEARCH_FUTURES));
  }
}
