package io.fleettwin.api.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question as it is written: the same in a file, on the command line and over HTTP. Parts of it
 * can be replaced by their paths, and then it is read again, so that what a plan changes or a
 * search tries is checked as if it had been written.
 */
public final class QuestionDocument {

  /** What a plan cannot change: futures are compared one by one, over the same time. */
  private static final Pattern COMMON = Pattern.compile("(name|description|horizon|study)\\b");

  /** A path into the rings of a plan, or of several. */
  private static final Pattern RINGS = Pattern.compile("(plans\\[[^\\]]+])\\.rings\\[");

  private final String name;
  private final ObjectNode root;
  private final RingPresets presets;
  private final Question question;

  private QuestionDocument(String name, ObjectNode root, RingPresets presets) {
    this.name = name;
    this.root = root;
    this.presets = presets;
    this.question = QuestionReader.read(ConfigNode.root(name, root), presets);
  }

  /**
   * A document, all of which has been checked.
   *
   * @throws ConfigException if it is not valid
   */
  static QuestionDocument of(ConfigNode root, String name, RingPresets presets) {
    QuestionDocument document = new QuestionDocument(name, (ObjectNode) root.json(), presets);
    document.questions();
    document.question.study().sensitivity().ifPresent(document::check);
    document.question.study().search().ifPresent(document::check);
    return document;
  }

  private void check(StudyPlan.Sensitivity asked) {
    int position = 0;
    for (StudyPlan.Factor factor : asked.factors()) {
      String place = "study.sensitivity.vary[" + position++ + "]";
      checked(place + ".low", asked.plan(), factor.path(), factor.low());
      checked(place + ".high", asked.plan(), factor.path(), factor.high());
    }
  }

  private void check(StudyPlan.Search asked) {
    int position = 0;
    for (StudyPlan.Choice choice : asked.vary()) {
      String place = "study.search.vary[" + position++ + "].values";
      choice.values().forEach(value -> checked(place, asked.plan(), choice.path(), value));
    }
    // Values that are allowed one by one may not be so together.
    asked.combinations().forEach(changes -> checked("study.search.vary", asked.plan(), changes));
  }

  private void checked(String place, String plan, String path, String value) {
    checked(place, plan, Map.of(path, value));
  }

  private void checked(String place, String plan, Map<String, String> changes) {
    try {
      forPlan(plan, changes);
    } catch (ConfigException e) {
      String values = String.join(", ", changes.values());
      throw new ConfigException(name, place, values + " makes " + e.path() + ": " + e.problem());
    }
  }

  /** What it asks, leaving out what is different under single plans. */
  public Question question() {
    return question;
  }

  /** The document itself, for people to read again. */
  public JsonNode json() {
    return root.deepCopy();
  }

  /** What is asked of each plan, in their order: with what is different under it. */
  public Map<String, Question> questions() {
    Map<String, Question> questions = new LinkedHashMap<>();
    int position = 0;
    for (QuestionPlan plan : question.plans()) {
      String place = "plans[" + position++ + "]." + PlanReader.WITH;
      try {
        questions.put(plan.id(), forPlan(plan.id(), Map.of()));
      } catch (ConfigException e) {
        boolean own = e.path().startsWith(place);
        throw own || plan.changes().isEmpty()
            ? e
            : new ConfigException(name, place, "makes " + e.path() + ": " + e.problem());
      }
    }
    return questions;
  }

  /**
   * What is asked of a plan when more is changed.
   *
   * @param changes texts by the path of what they replace; a path that begins with {@code rings}
   *     counts from the plan
   * @throws ConfigException if that makes no valid question
   */
  public Question forPlan(String plan, Map<String, String> changes) {
    Map<String, String> all = new LinkedHashMap<>(question.plan(plan).changes());
    all.putAll(changes);
    if (all.isEmpty()) {
      return question;
    }
    ObjectNode copy = root.deepCopy();
    sizeFirst(all).forEach(change -> put(copy, plan, change.getKey(), change.getValue()));
    return QuestionReader.read(ConfigNode.root(name, copy), presets);
  }

  /**
   * The same document with parts of it replaced.
   *
   * @param changes texts by the path of what they replace
   * @throws ConfigException if that makes no valid question
   */
  public QuestionDocument with(Map<String, String> changes) {
    ObjectNode copy = root.deepCopy();
    sizeFirst(changes)
        .forEach(change -> replace(copy, change.getKey(), change.getKey(), change.getValue()));
    return of(ConfigNode.root(name, copy), name, presets);
  }

  /** The rings of a preset depend on the size of the fleet. */
  private static List<Map.Entry<String, String>> sizeFirst(Map<String, String> changes) {
    return changes.entrySet().stream()
        .sorted(Comparator.comparing(change -> !change.getKey().equals("fleet.devices")))
        .toList();
  }

  private void put(ObjectNode copy, String plan, String path, String value) {
    if (COMMON.matcher(path).lookingAt()) {
      throw new ConfigException(name, path, "is the same for all plans");
    }
    boolean ofPlan = path.startsWith("rings") || path.startsWith("rollBackOnFailure");
    replace(copy, path, ofPlan ? "plans[" + plan + "]." + path : path, value);
  }

  /** Puts a value where a path leads; into rings of a preset, too. */
  private void replace(ObjectNode copy, String path, String full, String value) {
    Matcher rings = RINGS.matcher(full);
    if (rings.lookingAt()) {
      int devices = copy.at("/fleet/devices").asInt(question.devices());
      DocumentPath.of(rings.group(1)).find(copy).forEach(found -> writeRingsOut(found, devices));
    }
    if (DocumentPath.of(full).put(copy, YamlFile.scalar(value)) == 0) {
      throw new ConfigException(name, path, "is no place in this question");
    }
  }

  /** Rings of a preset can be changed like those of the question itself. */
  private void writeRingsOut(JsonNode plan, int devices) {
    if (plan instanceof ObjectNode written && written.path("rings").isTextual()) {
      String preset = written.get("rings").asText().strip();
      if (!presets.names().contains(preset)) {
        return;
      }
      if (!written.has("rollBackOnFailure")) {
        written.put("rollBackOnFailure", presets.named(preset).rollBackOnFailure());
      }
      written.set("rings", presets.writtenOut(preset, devices));
    }
  }
}
