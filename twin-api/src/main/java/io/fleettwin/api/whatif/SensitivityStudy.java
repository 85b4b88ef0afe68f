package io.fleettwin.api.whatif;

import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.config.StudyPlan;
import io.fleettwin.study.Case;
import io.fleettwin.study.Futures;
import io.fleettwin.study.Measure;
import io.fleettwin.study.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which parameter moves the outcome most: each is set to either side of what the question says, one
 * at a time, in futures that are drawn alike.
 */
final class SensitivityStudy {

  /** More futures tell nothing more about which parameter matters. */
  static final int MAX_FUTURES = 100;

  private final QuestionDocument document;
  private final Cases cases;
  private final Futures futures;
  private final Progress progress;

  SensitivityStudy(QuestionDocument document, Cases cases, Futures futures, Progress progress) {
    this.document = document;
    this.cases = cases;
    this.futures = futures;
    this.progress = progress;
  }

  /**
   * The answer.
   *
   * @param base the futures of the plan as the question says
   */
  Answer.Sensitivity answer(StudyPlan.Sensitivity asked, Outcome[] base) {
    int number = Math.min(base.length, MAX_FUTURES);
    progress.begins("Sensitivity", 2L * asked.factors().size() * number);
    Outcome[] compared = Arrays.copyOf(base, number);
    List<Answer.Factor> factors = new ArrayList<>();
    for (StudyPlan.Factor factor : asked.factors()) {
      Answer.Side low = side(asked, factor.path(), factor.low(), compared);
      Answer.Side high = side(asked, factor.path(), factor.high(), compared);
      factors.add(new Answer.Factor(factor.path(), low, high, swing(low, high)));
    }
    factors.sort(Comparator.comparingDouble(Answer.Factor::swing).reversed());
    Double mean = Band.of(Summary.values(compared, asked.measure())).mean();
    return new Answer.Sensitivity(
        asked.plan(), Summary.named(asked.measure()), mean, number, factors);
  }

  private Answer.Side side(StudyPlan.Sensitivity asked, String path, String value, Outcome[] base) {
    Case varied = cases.of(document.forPlan(asked.plan(), Map.of(path, value)), asked.plan());
    Outcome[] played = futures.play(List.of(varied), 0, base.length)[0];
    Measure measure = asked.measure();
    double[] differences = new double[base.length];
    Arrays.setAll(differences, i -> played[i].get(measure) - base[i].get(measure));
    Band difference = Band.of(differences);
    return new Answer.Side(
        value,
        Band.of(Summary.values(played, measure)).mean(),
        difference.mean(),
        difference.standardError());
  }

  private static double swing(Answer.Side low, Answer.Side high) {
    return low.mean() == null || high.mean() == null ? 0 : Math.abs(high.mean() - low.mean());
  }
}
