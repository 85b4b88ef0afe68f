package io.fleettwin.api.whatif;

import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.Question;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.config.StudyPlan;
import io.fleettwin.forecast.Crew;
import io.fleettwin.study.Case;
import io.fleettwin.study.Futures;
import io.fleettwin.study.Measure;
import io.fleettwin.study.Outcome;
import io.fleettwin.study.TimeGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Answers a question. */
public final class WhatIf {

  /** Futures of each plan between two looks whether bands are tight enough. */
  private static final int BATCH = 20;

  /** What has to be known well enough before it ends early. */
  private static final List<Measure> JUDGED =
      List.of(Measure.DEVICES_HIT, Measure.PEAK_DOWN, Measure.DEVICE_HOURS_LOST);

  private final FleetProfiles profiles;
  private final Crew crew;
  private final Progress progress;

  public WhatIf(FleetProfiles profiles, Crew crew, Progress progress) {
    this.profiles = profiles;
    this.crew = crew;
    this.progress = progress;
  }

  /**
   * Plays the futures that a question asks for, and sums them up. The same question gives the same
   * answer on any number of threads.
   *
   * @param id of the answer
   * @param version of the product
   * @throws CancellationException if nobody wants it any more
   * @throws io.fleettwin.api.config.ConfigException if there is no such profile, or it is not valid
   */
  public Answer answer(String id, String version, QuestionDocument document) {
    long began = System.nanoTime();
    Question base = document.question();
    Cases cases = new Cases(profiles, crew);
    Map<String, Question> questions = document.questions();
    List<Case> plans = new ArrayList<>();
    questions.forEach((plan, question) -> plans.add(cases.of(question, plan)));
    TimeGrid grid = TimeGrid.upTo(base.horizonMinutes());
    Futures futures = new Futures(grid, crew, this::played);

    Futures figures = new Futures(TimeGrid.upTo(0), crew, this::played);
    Outcome[][] outcomes = play(base.study(), plans, futures);
    int done = outcomes[0].length;
    Answer.Sensitivity sensitivity =
        base.study()
            .sensitivity()
            .map(asked ->
                new SensitivityStudy(document, cases, figures, progress)
                    .answer(asked, ofPlan(plans, outcomes, asked.plan())))
            .orElse(null);
    Answer.Search search =
        base.study()
            .search()
            .map(asked -> new PlanSearch(document, cases, figures, progress).answer(asked))
            .orElse(null);

    return new Answer(
        id,
        new Answer.Asked(base.name(), base.description(), document.json()),
        new Answer.Product("FleetTwin", version),
        new Answer.Fleet(base.profile(), base.devices()),
        base.epoch().toString(),
        base.horizonMinutes(),
        new Answer.Replications(
            base.study().replications(),
            done,
            base.seed(),
            done < base.study().replications() ? "tightEnough" : "all"),
        (System.nanoTime() - began) / 1e9,
        Assumed.of(base, cases.profile(base)),
        summaries(plans, questions, outcomes, grid),
        differences(plans, outcomes),
        sensitivity,
        search);
  }

  private boolean played() {
    progress.played();
    return !progress.isCancelled();
  }

  private Outcome[][] play(StudyPlan study, List<Case> plans, Futures futures) {
    progress.begins("Futures", (long) study.replications() * plans.size());
    Outcome[][] all = new Outcome[plans.size()][0];
    for (int done = 0; done < study.replications() && !isTight(all, study); ) {
      int to = study.replications();
      if (study.tightPercent().isPresent()) {
        to = Math.min(to, done + BATCH);
      }
      Outcome[][] more = futures.play(plans, done, to);
      for (int plan = 0; plan < all.length; plan++) {
        all[plan] = joined(all[plan], more[plan]);
      }
      done = to;
    }
    return all;
  }

  private static Outcome[] joined(Outcome[] some, Outcome[] more) {
    Outcome[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static boolean isTight(Outcome[][] outcomes, StudyPlan study) {
    if (study.tightPercent().isEmpty() || outcomes[0].length < BATCH) {
      return false;
    }
    double share = study.tightPercent().getAsDouble() / 100;
    for (Outcome[] plan : outcomes) {
      for (Measure measure : JUDGED) {
        Band band = Band.of(Summary.values(plan, measure));
        if (band.standardError() > share * band.mean()) {
          return false;
        }
      }
    }
    return true;
  }

  private static Outcome[] ofPlan(List<Case> plans, Outcome[][] outcomes, String id) {
    for (int plan = 0; plan < outcomes.length; plan++) {
      if (plans.get(plan).id().equals(id)) {
        return outcomes[plan];
      }
    }
    throw new IllegalArgumentException("there is no plan " + id);
  }

  private static List<Answer.Plan> summaries(
      List<Case> plans, Map<String, Question> questions, Outcome[][] outcomes, TimeGrid grid) {
    List<Answer.Plan> summaries = new ArrayList<>();
    Map<String, Question> byPlan = new LinkedHashMap<>(questions);
    for (int plan = 0; plan < outcomes.length; plan++) {
      Case played = plans.get(plan);
      String description = byPlan.get(played.id()).plan(played.id()).description();
      summaries.add(Summary.plan(played, description, outcomes[plan], grid));
    }
    return summaries;
  }

  private static List<Answer.Difference> differences(List<Case> plans, Outcome[][] outcomes) {
    List<Answer.Difference> differences = new ArrayList<>();
    for (int plan = 1; plan < outcomes.length; plan++) {
      differences.add(
          Summary.difference(
              plans.get(plan).id(), outcomes[plan], plans.getFirst().id(), outcomes[0]));
    }
    return differences.isEmpty() ? null : differences;
  }
}
