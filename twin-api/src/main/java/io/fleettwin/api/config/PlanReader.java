package io.fleettwin.api.config;

import io.fleettwin.rollout.RingPlan;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the plans of a question. */
final class PlanReader {

  /** The field of a plan that says what else is different under it. */
  static final String WITH = "with";

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int MAX_PLANS = 20;

  private final RingPresets presets;
  private final OptionalInt remediation;

  /**
   * A reader.
   *
   * @param remediation of plans that do not say when there is one
   */
  PlanReader(RingPresets presets, OptionalInt remediation) {
    this.presets = presets;
    this.remediation = remediation;
  }

  List<QuestionPlan> plans(ConfigNode node) {
    Set<String> ids = new HashSet<>();
    List<QuestionPlan> plans = node.items().stream().map(this::plan).toList();
    if (plans.size() > MAX_PLANS) {
      throw node.refuse("has " + plans.size() + " plans, allowed are " + MAX_PLANS);
    }
    for (QuestionPlan plan : plans) {
      if (!ids.add(plan.id())) {
        throw node.refuse("plan " + plan.id() + " stands twice");
      }
    }
    return plans;
  }

  private QuestionPlan plan(ConfigNode node) {
    node.only(
        ConfigNode.SOURCE,
        "id",
        "description",
        "rings",
        "rollBackOnFailure",
        "revertAfter",
        "remediationAfterDetection",
        WITH);
    ConfigNode id = node.get("id");
    if (!ID.matcher(id.text(64)).matches()) {
      throw id.refuse("has other characters than lower-case letters, digits and hyphens");
    }
    String description = node.find("description").map(ConfigNode::prose).orElse(id.text(64));
    OptionalInt own = after(node, "remediationAfterDetection");
    return new QuestionPlan(
        id.text(64),
        description,
        rings(node, id.text(64), description),
        after(node, "revertAfter"),
        own.isPresent() ? own : remediation,
        changes(node));
  }

  private RingPreset rings(ConfigNode node, String id, String description) {
    ConfigNode rings = node.get("rings");
    Optional<Boolean> rollBack = node.findMeasured("rollBackOnFailure").map(ConfigNode::flag);
    if (rings.json().isArray()) {
      return presets.reader().rings(id, description, rings, rollBack.orElse(true));
    }
    String name = rings.text(64);
    if (!presets.names().contains(name)) {
      throw rings.refuse(
          "there is no preset '%s'; there are %s, or write a list of rings"
              .formatted(name, presets.names()));
    }
    RingPreset preset = presets.named(name);
    return rollBack.map(preset::withRollBackOnFailure).orElse(preset);
  }

  private static Map<String, String> changes(ConfigNode node) {
    Map<String, String> changes = new LinkedHashMap<>();
    node.find(WITH)
        .ifPresent(
            with -> with.entries().forEach((path, value) -> changes.put(path, value.scalar())));
    return changes;
  }

  private static OptionalInt after(ConfigNode node, String field) {
    return node.findMeasured(field).stream()
        .mapToInt(n -> n.minutes(0, RingPlan.MAX_MINUTES))
        .findFirst();
  }
}
