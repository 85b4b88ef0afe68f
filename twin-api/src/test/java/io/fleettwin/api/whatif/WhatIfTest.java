package io.fleettwin.api.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.forecast.Crew;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WhatIfTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String TWICE_THE_SAME =
      "plans: [{id: a, rings: all-at-once, revertAfter: PT78M},"
          + "{id: b, rings: all-at-once, revertAfter: PT78M}, {id: c, rings: autopatch, with: {\"rings[*].deferral\": PT0M}}]";

  private static final String STUDIED =
      TWICE_THE_SAME
          + ", study: {replications: 4, sensitivity: {plan: a, measure: technicianHours, vary: ["
          + "{path: fleet.seed, low: 291, high: 291},"
          + "{path: recovery.restartAndHope.winsPercent, low: 4, high: 6},"
          + "{path: \"plans[a].revertAfter\", low: PT30M, high: PT10H}]},"
          + "search: {plan: c, futures: 20, limit: {downPercent: 5}, vary: ["
          + "{path: \"rings[Test].percent\", values: [1, 2, 60]},"
          + "{path: \"rings[*].bake\", values: [PT2H, P1D]}]}}";

  @Test
  void theAnswerIsTheSameOnAnyNumberOfThreads() {
    String one = text(Asked.answer(Asked.outage(STUDIED), 1));

    assertThat(text(Asked.answer(Asked.outage(STUDIED), 2))).isEqualTo(one);
    assertThat(text(Asked.answer(Asked.outage(STUDIED), 5))).isEqualTo(one);
  }

  @Test
  void anotherSeedIsAnotherAnswer() {
    assertThat(text(Asked.answer(Asked.outage(600, 3, "fleet.seed=1"))))
        .isNotEqualTo(text(Asked.answer(Asked.outage(600, 3, "fleet.seed=2"))));
  }

  @Test
  void theBandIsWiderWhenTheFleetIsKnownByItsProfileAlone() {
    Answer known = Asked.answer(Asked.outage(600, 20));
    Answer drawn = Asked.answer(Asked.outage(600, 20, "study.fleets=20"));

    assertThat(width(drawn)).isGreaterThan(2 * width(known));
    Answer.Difference twice =
        Asked.answer(Asked.outage(TWICE_THE_SAME + ", study: {replications: 4, fleets: 3}"))
            .differences()
            .getFirst();
    assertThat(twice.measures())
        .allSatisfy(measured -> assertThat(measured.band().mean()).isIn(null, 0.0));
  }

  private static double width(Answer answer) {
    Band hit =
        answer.plans().getFirst().measures().stream()
            .filter(measured -> measured.id().equals("devicesHit"))
            .findFirst()
            .orElseThrow()
            .band();
    return hit.high() - hit.low();
  }

  @Test
  void aPlanDiffersFromItsCopyByNothing() {
    Answer answer = Asked.answer(Asked.outage(TWICE_THE_SAME + ", study: {replications: 4}"));
    Answer.Difference copy = answer.differences().getFirst();

    assertThat(copy.plan()).isEqualTo("b");
    assertThat(copy.against()).isEqualTo("a");
    assertThat(copy.measures())
        .isNotEmpty()
        .allSatisfy(measure -> {
          assertThat(measure.band()).as(measure.id()).isEqualTo(new Band(0., 0., 0., 0., 0., 0));
          assertThat(measure.lowerShare() + measure.higherShare()).isZero();
        });
  }

  @Test
  void aPlanThatNeverGetsThereIsHigherThanOneThatDoes() {
    String neverTakenBack = TWICE_THE_SAME.replace(", revertAfter: PT78M", "");
    Answer answer = Asked.answer(Asked.outage(neverTakenBack + ", study: {replications: 4}"));
    Answer.Differing complete =
        answer.differences().get(1).measures().stream()
            .filter(measure -> measure.id().equals("timeToComplete"))
            .findFirst()
            .orElseThrow();

    assertThat(Asked.band(Asked.plan(answer, "c"), "timeToComplete").never()).isEqualTo(1);
    assertThat(complete.higherShare()).isEqualTo(1);
    assertThat(complete.band().median()).isNull();
  }

  @Test
  void ofOnePlanThereIsNoDifference() {
    Answer answer =
        Asked.answer(
            Asked.outage("plans: [{id: a, rings: all-at-once}], study: {replications: 2}"));

    assertThat(answer.differences()).isNull();
    assertThat(answer.sensitivity()).isNull();
    assertThat(answer.search()).isNull();
  }

  @Test
  void itStopsWhenItIsTightEnough() {
    Answer.Replications loose =
        Asked.answer(Asked.outage(600, 200, "study.stopWhenErrorPercent=100")).replications();
    Answer.Replications strict =
        Asked.answer(Asked.outage(600, 30, "study.stopWhenErrorPercent=0.001")).replications();

    assertThat(loose).isEqualTo(new Answer.Replications(200, 20, 291, "tightEnough"));
    assertThat(strict).isEqualTo(new Answer.Replications(30, 30, 291, "all"));
  }

  @Test
  void stoppingEarlyChangesNoFuture() {
    Answer early = Asked.answer(Asked.outage(600, 60, "study.stopWhenErrorPercent=100"));
    Answer asked = Asked.answer(Asked.outage(600, 20));

    assertThat(MAPPER.<JsonNode>valueToTree(early.plans()))
        .isEqualTo(MAPPER.valueToTree(asked.plans()));
  }

  @Test
  void theParameterThatMovesTheOutcomeMostComesFirst() {
    Answer.Sensitivity found = Asked.answer(Asked.outage(STUDIED)).sensitivity();

    assertThat(found.measure().id()).isEqualTo("technicianHours");
    assertThat(found.futures()).isEqualTo(4);
    assertThat(found.factors())
        .extracting(Answer.Factor::path)
        .containsExactly(
            "plans[a].revertAfter", "recovery.restartAndHope.winsPercent", "fleet.seed");
    assertThat(found.factors())
        .extracting(Answer.Factor::swing)
        .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    Answer.Factor nothing = found.factors().getLast();
    assertThat(nothing.swing()).isZero();
    assertThat(nothing.low().difference()).as("on common random numbers").isZero();
    assertThat(nothing.low().mean()).isEqualTo(found.base());
  }

  @Test
  void aSearchFindsTheFastestPlanWithinItsLimitAndSaysHowManyItTried() {
    Answer.Search found = Asked.answer(Asked.outage(STUDIED)).search();
    Answer.Tried best = tried(found, found.best());

    assertThat(found.plansTried()).isEqualTo(6);
    assertThat(found.plans()).hasSize(6);
    assertThat(found.futures())
        .isEqualTo(6 * 3 + found.plans().stream().mapToInt(Answer.Tried::futures).sum());
    assertThat(best.meetsLimit()).isTrue();
    assertThat(best.onFront()).isTrue();
    assertThat(best.peakDownPercentHigh()).isLessThanOrEqualTo(5);
    assertThat(best.futures()).isEqualTo(20);
    assertThat(found.plans())
        .filteredOn(Answer.Tried::meetsLimit)
        .allSatisfy(plan ->
            assertThat(plan.completeMinutes()).isGreaterThanOrEqualTo(best.completeMinutes()));
    assertThat(found.plans())
        .filteredOn(plan -> plan.description().contains("60"))
        .hasSize(2)
        .noneMatch(Answer.Tried::meetsLimit);
  }

  @Test
  void noPlanOfTheFrontIsBeatenByAnotherOne() {
    Answer.Search found = Asked.answer(Asked.outage(STUDIED)).search();

    assertThat(found.front()).isNotEmpty();
    for (String id : found.front()) {
      Answer.Tried plan = tried(found, id);
      assertThat(found.plans())
          .noneMatch(other ->
              other.completeMinutes() < plan.completeMinutes()
                  && other.peakDownPercentHigh() < plan.peakDownPercentHigh());
    }
  }

  @Test
  void aSearchWithoutAPlanWithinItsLimitSaysSo() {
    Answer.Search found =
        Asked.answer(
                Asked.outage(
                    "plans: [{id: a, rings: all-at-once, revertAfter: PT78M}],"
                        + "study: {replications: 1, search: {futures: 10, limit: {downPercent: 0.1},"
                        + "vary: [{path: \"plans[a].revertAfter\", values: [PT60M, PT78M]}]}}"))
            .search();

    assertThat(found.best()).isNull();
    assertThat(found.plansTried()).isEqualTo(2);
    assertThat(found.plans()).noneMatch(Answer.Tried::meetsLimit);
  }

  @Test
  void theSharesOfWhatStoppedItAddUpToOne() {
    for (Answer.Plan plan : Asked.answer(Asked.outage(600, 5)).plans()) {
      assertThat(plan.stoppedBy().stream().mapToDouble(Answer.Stopped::share).sum())
          .isBetween(0.999, 1.001);
      assertThat(plan.rings().stream().mapToInt(Answer.Ring::devices).sum()).isBetween(300, 600);
    }
  }

  @Test
  void curvesGoFromTheStartToTheHorizonAndTheirBandsAreInOrder() {
    Answer.Plan plan = Asked.answer(Asked.outage(600, 5)).plans().getFirst();
    int[] minutes = plan.curves().minutes();

    assertThat(minutes[0]).isZero();
    assertThat(minutes[minutes.length - 1]).isEqualTo(4 * 24 * 60);
    for (Answer.Line line : plan.curves().series()) {
      assertThat(line.rings()).hasSize(plan.rings().size());
      for (int point = 0; point < minutes.length; point++) {
        assertThat(line.fleet().low()[point]).isLessThanOrEqualTo(line.fleet().median()[point]);
        assertThat(line.fleet().median()[point]).isLessThanOrEqualTo(line.fleet().high()[point]);
      }
    }
  }

  @Test
  void whatIsAssumedIsListed() {
    assertThat(Asked.answer(Asked.outage(100, 1)).assumptions())
        .extracting(Answer.Assumption::value)
        .contains(
            "recovery.serviceDesk", "fleet", "plans[1]", "every default that names no source");
  }

  @Test
  void progressIsToldOfEachPartAndNoMoreFuturesArePlayedThanWereAnnounced() {
    List<String> parts = new ArrayList<>();
    AtomicInteger left = new AtomicInteger();
    Progress watching =
        new Asked.Unwatched() {
          @Override
          public void begins(String part, long futures) {
            parts.add(part);
            assertThat(left.getAndSet((int) futures)).isZero();
          }

          @Override
          public void played() {
            left.decrementAndGet();
          }
        };

    Asked.answer(Asked.outage(STUDIED), Crew.ALONE, watching);

    assertThat(left).hasValue(0);
    assertThat(parts).startsWith("Futures", "Sensitivity", "Search");
  }

  @Test
  void whoNoLongerWantsTheAnswerGetsNone() {
    Progress cancelled =
        new Asked.Unwatched() {
          @Override
          public boolean isCancelled() {
            return true;
          }
        };

    try (Threads crew = new Threads(2)) {
      assertThatThrownBy(() -> Asked.answer(Asked.outage(300, 50), crew, cancelled))
          .isInstanceOf(CancellationException.class);
    }
  }

  private static Answer.Tried tried(Answer.Search search, String id) {
    return search.plans().stream().filter(plan -> plan.id().equals(id)).findFirst().orElseThrow();
  }

  /** All of an answer but how long it took. */
  private static String text(Answer answer) {
    ObjectNode tree = MAPPER.valueToTree(answer);
    tree.remove(Arrays.asList("wallSeconds"));
    return tree.toString();
  }
}
