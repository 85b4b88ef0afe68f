package io.fleettwin.api.whatif;

import io.fleettwin.api.config.Question;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.config.QuestionPlan;
import io.fleettwin.api.config.StudyPlan;
import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.fleet.RecoveryShares;
import io.fleettwin.study.Series;
import io.fleettwin.study.TimeGrid;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How much a question asks for at most, by adding up everything that may be played.
 *
 * @param profiles that it needs, by name
 * @param devices of all fleets that it needs, each of which stays in memory
 * @param deviceFutures devices times futures
 * @param curveValues numbers that are held until all futures are played
 */
public record Workload(
    Set<String> profiles, long devices, double deviceFutures, double curveValues) {

  /** What makes another fleet. */
  private record FleetOf(
      String profile, int devices, long seed, int fleets, Optional<RecoveryShares> recovery) {

    long allDevices() {
      return (long) devices * fleets;
    }
  }

  /** Adds up; every question that is made of the document on the way is checked. */
  private static final class Sum {
    private final Set<FleetOf> fleets = new HashSet<>();
    private double deviceFutures;
    private double curveValues;

    void plays(Question question, String planId, int futures) {
      QuestionPlan plan = question.plan(planId);
      checkRollout(question, plan);
      fleets.add(
          new FleetOf(
              question.profile(),
              question.devices(),
              question.seed(),
              question.study().fleets(),
              question.recovery().quickMachineRecovery()));
      deviceFutures += (double) question.devices() * futures;
    }

    void holds(Question question, String planId, int futures, int moments) {
      int rings = question.plan(planId).rings().ringsFor(question.devices()).size();
      curveValues += (double) futures * rings * moments * Series.values().length;
    }

    Workload sum() {
      Set<String> profiles = new HashSet<>();
      fleets.forEach(fleet -> profiles.add(fleet.profile()));
      return new Workload(
          profiles,
          fleets.stream().mapToLong(FleetOf::allDevices).sum(),
          deviceFutures,
          curveValues);
    }
  }

  /**
   * What a question asks for.
   *
   * @throws io.fleettwin.api.config.ConfigException if a combination of a search makes no valid
   *     question
   * @throws ProblemException if a plan makes no rollout in its fleet
   */
  public static Workload of(QuestionDocument document) {
    Question base = document.question();
    StudyPlan study = base.study();
    Sum sum = new Sum();
    int moments = TimeGrid.upTo(base.horizonMinutes()).size();
    document
        .questions()
        .forEach((plan, question) -> {
          sum.plays(question, plan, study.replications());
          sum.holds(question, plan, study.replications(), moments);
        });
    study.sensitivity().ifPresent(asked -> add(sum, document, asked, study.replications()));
    study.search().ifPresent(asked -> add(sum, document, asked));
    return sum.sum();
  }

  private static void add(
      Sum sum, QuestionDocument document, StudyPlan.Sensitivity asked, int replications) {
    int futures = Math.min(replications, SensitivityStudy.MAX_FUTURES);
    for (StudyPlan.Factor factor : asked.factors()) {
      for (String value : List.of(factor.low(), factor.high())) {
        Question varied = document.forPlan(asked.plan(), Map.of(factor.path(), value));
        sum.plays(varied, asked.plan(), futures);
      }
    }
  }

  private static void add(Sum sum, QuestionDocument document, StudyPlan.Search asked) {
    asked
        .combinations()
        .forEach(changes ->
            sum.plays(
                document.forPlan(asked.plan(), changes),
                asked.plan(),
                PlanSearch.GOOD_FUTURES + asked.futures()));
  }

  private static void checkRollout(Question question, QuestionPlan plan) {
    try {
      question.rollout(plan, question.devices());
      question.world("what-if", question.devices(), question.seed());
    } catch (IllegalArgumentException e) {
      throw ProblemException.at(
          ProblemCode.INVALID,
          FieldError.at(
              "/plans/" + question.plans().indexOf(plan),
              "makes no rollout in a fleet of %d devices: %s"
                  .formatted(question.devices(), e.getMessage())));
    }
  }
}
