package io.fleettwin.api.whatif;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleettwin.api.config.ConfigDirectory;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.config.QuestionPlan;
import io.fleettwin.api.config.Questions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What docs/validation.md says of the model is still so. The same fleets as there, since sites are
 * few and a small fleet would be another one; fewer futures, since they differ little.
 */
class ValidationTest {

  private static final Questions QUESTIONS =
      new Questions(new ConfigDirectory(Validation.HOME, "validation"));
  private static final Map<String, String> TWO_FUTURES = Map.of("study.replications", "2");

  static List<String> questions() {
    return QUESTIONS.names();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void theModelSaysWhatTheDocumentSaysOfIt(String question) throws IOException {
    Answer answer = Asked.answer(QUESTIONS.named(question).with(TWO_FUTURES));
    SoftAssertions softly = new SoftAssertions();
    for (Validation.Row row : rowsOf(question)) {
      double found = Figure.of(answer, row.plan(), row.figure());
      if (Double.isFinite(row.says())) {
        softly.assertThat(found).as(row.toString()).isCloseTo(row.says(), within(row.within()));
      } else {
        softly.assertThat(found).as(row.toString()).isInfinite();
      }
    }
    softly.assertAll();
  }

  @Test
  void everyPlanThatIsShippedForItStandsInTheDocument() throws IOException {
    for (String question : questions()) {
      List<String> plans =
          QUESTIONS.named(question).question().plans().stream().map(QuestionPlan::id).toList();

      assertThat(rowsOf(question)).extracting(Validation.Row::plan).containsAll(plans);
    }
  }

  @Test
  void whatWasFittedIsNamedAsFittedInBothPlaces() throws IOException {
    for (String question : questions()) {
      assertThat(
              rowsOf(question).stream()
                  .filter(row -> row.so().equals("fitted"))
                  .map(Validation.Row::plan)
                  .collect(toSet()))
          .as(question)
          .isEqualTo(fittedPlans(QUESTIONS.named(question)));
    }
  }

  @Test
  void everyRowSaysWhatItIsWorthAndAllowsTheModelLittle() throws IOException {
    List<Validation.Row> rows = Validation.rows();

    assertThat(rows).hasSizeGreaterThan(30);
    assertThat(rows)
        .extracting(Validation.Row::so)
        .containsOnly("agrees", "fails", "fitted", "rule", "no figure");
    assertThat(rows.stream().filter(row -> row.within() > 0.1 * row.says()).toList())
        .extracting(row -> row.plan() + " " + row.figure())
        .containsOnly("as-it-happened `back97`, days", "autopatch 95 % of Test have it, days");
  }

  private static List<Validation.Row> rowsOf(String question) throws IOException {
    return Validation.rows().stream().collect(groupingBy(Validation.Row::question)).get(question);
  }

  /** Those whose own source says so, and the first one if something that all share was fitted. */
  private static Set<String> fittedPlans(QuestionDocument document) {
    List<String> plans = document.question().plans().stream().map(QuestionPlan::id).toList();
    return document.question().sources().entrySet().stream()
        .filter(source -> source.getValue().contains("fitted"))
        .map(source -> source.getKey().startsWith("plans[") ? position(source.getKey()) : 0)
        .map(plans::get)
        .collect(toSet());
  }

  private static int position(String place) {
    return Integer.parseInt(place.substring("plans[".length(), place.indexOf(']')));
  }
}
