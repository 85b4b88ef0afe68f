package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.fleettwin.fleet.AnyQuestions.Question;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is asked, a forecast says of every tick what a world does: of its cohorts, their quotas,
 * and who of them gets what is scarce. A question that fails is asked again with {@code
 * -Dforecast.seed=} and its seed; {@code -Dforecast.questions=10} asks ten times as many.
 */
class ForecastOfManyCohortsTest {

  private static final int MINUTES = 10 * TestWorlds.DAY;

  @Provide
  Arbitrary<List<Question>> questions() {
    Long seed = Long.getLong("forecast.seed");
    return seed != null
        ? Arbitraries.just(List.of(AnyQuestions.ofSeed(seed)))
        : AnyQuestions.questions().list().ofSize(Integer.getInteger("forecast.questions", 1));
  }

  @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
  void aForecastSaysOfEveryTickWhatAWorldDoes(@ForAll("questions") List<Question> questions) {
    for (Question question : questions) {
      assertThatCode(() -> ask(question)).as("%s", question).doesNotThrowAnyException();
    }
  }

  private static void ask(Question question) {
    Agreement.check(
        question.settings(),
        question.fleet(),
        question.plan(),
        question.startTick(),
        question.startTick() + MINUTES);
  }
}
