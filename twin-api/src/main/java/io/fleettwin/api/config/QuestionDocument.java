package io.fleettwin.api.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A question as it is written: the same in a file, on the command line and over HTTP. Parts of it
 * can be replaced by their paths, and then it is read again, so that what a plan changes or a
 * search tries is checked as if it had been written.
 */
public final class QuestionDocument {

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
  }

  private void checked(String place, String plan, String path, String value) {
    try {
      forPlan(plan, Map.of(path, value));
    } catch (ConfigException e) {
      throw new ConfigException(name, place, value + " makes " + e.path() + ": " + e.problem());
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
    all.forEach((path, value) -> put(copy, plan, path, value));
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
    changes.forEach((path, value) -> {
      for (QuestionPlan plan : question.plans()) {
        if (path.startsWith("plans[" + plan.id() + "].rings[")) {
          writeRingsOut(copy, plan.id());
        }
      }
      if (DocumentPath.of(path).put(copy, YamlFile.scalar(value)) == 0) {
        throw new ConfigException(name, path, "is no place in this question");
      }
    });
    return of(ConfigNode.root(name, copy), name, presets);
  }

  private void put(ObjectNode copy, String plan, String path, String value) {
    boolean ofPlan = path.startsWith("rings") || path.startsWith("rollBackOnFailure");
    String full = ofPlan ? "plans[" + plan + "]." + path : path;
    if (full.startsWith("plans") && full.contains("rings[")) {
      writeRingsOut(copy, plan);
    }
    if (DocumentPath.of(full).put(copy, YamlFile.scalar(value)) == 0) {
      throw new ConfigException(name, path, "is no place in this question");
    }
  }

  /** Rings of a preset can be changed like those of the question itself. */
  private void writeRingsOut(ObjectNode copy, String plan) {
    for (JsonNode element : (ArrayNode) copy.get("plans")) {
      ObjectNode written = (ObjectNode) element;
      if (written.path("id").asText().equals(plan) && written.path("rings").isTextual()) {
        if (!written.has("rollBackOnFailure")) {
          written.put("rollBackOnFailure", question.plan(plan).rings().rollBackOnFailure());
        }
        String preset = written.get("rings").asText().strip();
        written.set("rings", presets.writtenOut(preset, question.devices()));
      }
    }
  }
}
