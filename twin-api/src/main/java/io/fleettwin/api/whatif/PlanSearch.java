package io.fleettwin.api.whatif;

import io.fleettwin.api.config.Question;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.config.StudyPlan;
import io.fleettwin.study.Case;
import io.fleettwin.study.Futures;
import io.fleettwin.study.Measure;
import io.fleettwin.study.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Looks for the fastest plan within a limit of risk. Every combination of the choices is tried with
 * few futures; those that are surely over the limit, or surely both slower and riskier than another
 * one, are given up, and the others are played twice as often, until they have been played often
 * enough.
 *
 * <p>How fast a plan is shows with a good update, how risky with the bad one.
 */
final class PlanSearch {

  /** Futures of each plan before any is given up. */
  private static final int FIRST_FUTURES = 10;

  /** Futures with a good update: how long a rollout takes hardly differs. */
  static final int GOOD_FUTURES = 3;

  private final QuestionDocument document;
  private final Cases cases;
  private final Futures futures;
  private final Progress progress;

  PlanSearch(QuestionDocument document, Cases cases, Futures futures, Progress progress) {
    this.document = document;
    this.cases = cases;
    this.futures = futures;
    this.progress = progress;
  }

  Answer.Search answer(StudyPlan.Search asked) {
    List<Candidate> all = candidates(asked);
    progress.begins("Search", (long) all.size() * (FIRST_FUTURES + GOOD_FUTURES));
    playGood(all);
    List<Candidate> alive = all;
    int played = 0;
    for (int to = FIRST_FUTURES; played < asked.futures(); to = Math.min(to * 2, asked.futures())) {
      if (played > 0) {
        progress.begins(
            "Search, %d of %d plans".formatted(alive.size(), all.size()),
            (long) alive.size() * (to - played));
      }
      playBad(alive, played, to);
      played = to;
      alive = stillInQuestion(alive, asked);
    }
    return summedUp(asked, all);
  }

  private List<Candidate> candidates(StudyPlan.Search asked) {
    List<Candidate> candidates = new ArrayList<>();
    for (Map<String, String> changes : asked.combinations()) {
      Question question = document.forPlan(asked.plan(), changes);
      candidates.add(
          new Candidate(
              asked.plan() + "-" + (candidates.size() + 1),
              changes,
              cases.of(question, asked.plan()),
              cases.ofGoodUpdate(question, asked.plan())));
    }
    return candidates;
  }

  private void playGood(List<Candidate> candidates) {
    List<Case> good = candidates.stream().map(Candidate::good).toList();
    Outcome[][] outcomes = futures.play(good, 0, GOOD_FUTURES);
    for (int i = 0; i < outcomes.length; i++) {
      candidates
          .get(i)
          .completes(Band.of(Summary.values(outcomes[i], Measure.TIME_TO_COMPLETE)).median());
    }
  }

  private void playBad(List<Candidate> candidates, int from, int to) {
    List<Case> bad = candidates.stream().map(Candidate::bad).toList();
    Outcome[][] outcomes = futures.play(bad, from, to);
    for (int i = 0; i < outcomes.length; i++) {
      candidates.get(i).add(outcomes[i]);
    }
  }

  private static List<Candidate> stillInQuestion(List<Candidate> alive, StudyPlan.Search asked) {
    return alive.stream()
        .filter(
            candidate -> !candidate.isSurelyOver(asked.downPercent(), asked.confidencePercent()))
        .filter(candidate -> alive.stream().noneMatch(other -> other.isSurelyBetterThan(candidate)))
        .toList();
  }

  private static Answer.Search summedUp(StudyPlan.Search asked, List<Candidate> all) {
    double confidence = asked.confidencePercent();
    List<Candidate> front =
        all.stream()
            .filter(Candidate::isComplete)
            .filter(one -> all.stream().noneMatch(other -> other.dominates(one, confidence)))
            .sorted(Comparator.comparingDouble(Candidate::completeMinutes))
            .toList();
    String best =
        front.stream()
            .filter(one -> one.meets(asked.downPercent(), confidence))
            .findFirst()
            .map(Candidate::id)
            .orElse(null);
    return new Answer.Search(
        new Answer.Limit(asked.downPercent(), confidence),
        asked.plan(),
        all.size(),
        all.stream().mapToInt(Candidate::futures).sum() + all.size() * GOOD_FUTURES,
        best,
        front.stream().map(Candidate::id).toList(),
        all.stream()
            .map(one -> one.summedUp(asked.downPercent(), confidence, front.contains(one)))
            .toList());
  }
}
