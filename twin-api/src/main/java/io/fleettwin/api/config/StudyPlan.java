package io.fleettwin.api.config;

import io.fleettwin.study.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How often a question is played, and what is asked beyond its plans.
 *
 * @param replications futures of each plan, at most
 * @param fleets among which the futures are shared; the first is the question's own
 * @param tightPercent ends before, once the standard errors of the mean of devices hit, most
 *     devices down and device-hours lost are this share of it or less, 0 to 100; empty for all
 *     replications
 * @param sensitivity which parameters are varied; empty if that is not asked
 */
public record StudyPlan(
    int replications,
    int fleets,
    OptionalDouble tightPercent,
    Optional<Sensitivity> sensitivity,
    Optional<Search> search) {

  public static final int MAX_REPLICATIONS = 100_000;
  public static final int DEFAULT_REPLICATIONS = 100;

  /** The most fleets of a question; each stays in memory. */
  public static final int MAX_FLEETS = 100;

  /**
   * Which parameter moves the outcome most.
   *
   * @param plan under which it is looked at
   * @param measure by which it is judged
   */
  public record Sensitivity(String plan, Measure measure, List<Factor> factors) {
    public Sensitivity {
      factors = List.copyOf(factors);
    }
  }

  /**
   * A parameter that is varied.
   *
   * @param path of it in the question
   * @param low the text of a value on one side
   * @param high the text of a value on the other
   */
  public record Factor(String path, String low, String high) {}

  /**
   * The fastest plan within a limit of risk.
   *
   * @param plan that is varied
   * @param downPercent share of the fleet that may be down at once, 0 to 100
   * @param confidencePercent share of futures in which that must hold, 0 to 100
   * @param vary the values to try; every combination is a plan
   * @param futures of each plan that is still in question, at most
   */
  public record Search(
      String plan, double downPercent, double confidencePercent, List<Choice> vary, int futures) {

    /** The most plans that are tried. */
    public static final int MAX_PLANS = 5_000;

    public Search {
      vary = List.copyOf(vary);
    }

    /** Every combination of the values: texts by the path of what they replace. */
    public List<Map<String, String>> combinations() {
      List<Map<String, String>> combinations = List.of(Map.of());
      for (Choice choice : vary) {
        List<Map<String, String>> longer = new ArrayList<>();
        for (Map<String, String> combination : combinations) {
          for (String value : choice.values()) {
            Map<String, String> changes = new LinkedHashMap<>(combination);
            changes.put(choice.path(), value);
            longer.add(changes);
          }
        }
        combinations = longer;
      }
      return combinations;
    }
  }

  /**
   * What can be chosen.
   *
   * @param path of it in the question; {@code [*]} stands for every ring
   * @param values the texts of the values to try
   */
  public record Choice(String path, List<String> values) {
    public Choice {
      values = List.copyOf(values);
    }
  }
}
