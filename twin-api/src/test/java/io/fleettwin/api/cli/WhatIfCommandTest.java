package io.fleettwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleettwin.api.cli.screen.Written;
import io.fleettwin.api.config.Questions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Installation.class)
class WhatIfCommandTest {

  private static final String SMALL =
      "outage-2024-07-19 --devices=300 --replications=2 --set=horizon=P3D";

  private final Written written = new Written();

  @Test
  void theHelpShowsEveryOptionAndExamples() {
    assertThat(run("--help")).isZero();
    assertThat(written.out())
        .contains("--replications", "--seed", "--devices", "--set", "--json", "--html", "--csv")
        .contains("Examples:", "./twin what-if outage-2024-07-19");
  }

  @Test
  void theAnswerIsATableWithEachPlanAndMeasure() {
    assertThat(run(SMALL)).isZero();
    assertThat(written.out())
        .contains("as-it-happened", "autopatch-rings", "Devices hit", "Technician hours")
        .contains("autopatch-rings less as-it-happened")
        .contains("Stopped by", "vendor")
        .contains("2 futures of each plan, seed 291")
        .contains("figures are assumed");
    assertThat(written.err()).contains("300 devices, 2 futures of each of 2 plans");
  }

  @Test
  void asJsonThereIsNothingButTheAnswer() throws JsonProcessingException {
    assertThat(run(SMALL + " --json --seed=5")).isZero();

    JsonNode answer = new ObjectMapper().readTree(written.out());
    assertThat(answer.at("/question/name").asText()).isEqualTo("outage-2024-07-19");
    assertThat(answer.at("/question/document/fleet/devices").asInt()).isEqualTo(300);
    assertThat(answer.at("/replications/done").asInt()).isEqualTo(2);
    assertThat(answer.at("/replications/seed").asInt()).isEqualTo(5);
    assertThat(answer.at("/plans/0/measures/0/median").isNumber()).isTrue();
    assertThat(answer.at("/plans")).hasSize(2);
  }

  @Test
  void whatIsSetIsAsked() throws JsonProcessingException {
    assertThat(
            run(
                SMALL
                    + " --json --set=recovery.serviceDesk.technicians=7"
                    + " --set=plans[autopatch-rings].rings[Test].devices=9"
                    + " --set=name=mine"))
        .isZero();

    JsonNode answer = new ObjectMapper().readTree(written.out());
    assertThat(answer.at("/question/name").asText()).isEqualTo("mine");
    assertThat(answer.at("/question/document/recovery/serviceDesk/technicians").asInt())
        .isEqualTo(7);
    assertThat(answer.at("/plans/1/rings/0/name").asText()).isEqualTo("Test");
    assertThat(answer.at("/plans/1/rings/0/devices").asInt()).isEqualTo(9);
  }

  @Test
  void theSameQuestionIsAnsweredTheSameOnOneThread() throws JsonProcessingException {
    assertThat(run(SMALL + " --json --threads=1")).isZero();
    Written other = new Written();
    assertThat(run(SMALL + " --json --threads=3", other)).isZero();

    assertThat(plans(written)).isEqualTo(plans(other));
  }

  @Test
  void reportsAreWrittenBesideTheTable(@TempDir Path directory) {
    Path html = directory.resolve("a.html");
    Path csv = directory.resolve("a.csv");

    assertThat(run(SMALL + " --html=" + html + " --csv=" + csv)).isZero();

    assertThat(html).isNotEmptyFile();
    assertThat(csv).isNotEmptyFile();
    assertThat(written.err()).contains("Written: " + html, "Written: " + csv);
    assertThat(written.out()).contains("Devices hit");
  }

  @ParameterizedTest
  @CsvSource({"yaml", "json"})
  void aQuestionCanBeAFileOfOnesOwn(String ending, @TempDir Path directory) throws IOException {
    Path file = directory.resolve("mine." + ending);
    String shipped = "config/scenarios/outage-2024-07-19.yaml";
    Files.writeString(
        file,
        ending.equals("yaml")
            ? Files.readString(Installation.HOME.resolve(shipped))
            : Questions.inHome().named("outage-2024-07-19").json().toString());

    assertThat(run(file + " --devices=100 --replications=1 --set=horizon=P1D")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing-of-the-kind                            | there is no 'nothing-of-the-kind'; there are
          ../application                                 | there is no '../application'
          no-such-file.yaml                              | no-such-file.yaml: there is no such file
          no-such-file.json                              | no-such-file.json: there is no such file
          outage-2024-07-19 --replications=0             | study.replications: is 0, allowed are 1 to 100000
          outage-2024-07-19 --devices=0                  | fleet.devices: is 0, allowed are 1
          outage-2024-07-19 --devices=many               | --devices
          outage-2024-07-19 --threads=0                  | --threads is 1 to 1000
          outage-2024-07-19 --set=fleet.sise=3           | fleet.sise: is not a field; allowed are [devices
          outage-2024-07-19 --set=plans[x].rings=autopatch | plans[x].rings: is no place in this question
          outage-2024-07-19 --set=plans[0].rings=none    | there is no preset 'none'
          outage-2024-07-19 --set=nothing                | --set
          outage-2024-07-19 --html=no-such-directory/a.html | is no directory
          outage-2024-07-19 --csv=..                     | it is a directory
          outage-2024-07-19 --no-such-option             | --no-such-option
          --json                                         | QUESTION
          """)
  void whatIsWrongIsToldBeforeAnythingIsPlayed(String line, String problem) {
    assertThat(run(line)).isEqualTo(2);
    assertThat(written.err()).startsWith("twin: ").contains(problem);
    assertThat(written.err().lines().count()).isLessThanOrEqualTo(3);
    assertThat(written.out()).isEmpty();
  }

  @Test
  void aProfileThatIsNotThereIsToldWithThoseThatAre() {
    assertThat(run(SMALL + " --set=fleet.profile=nobody")).isEqualTo(2);
    assertThat(written.err()).contains("there is no 'nobody'; there are [enterprise");
    assertThat(written.out()).isEmpty();
  }

  private static JsonNode plans(Written written) throws JsonProcessingException {
    return new ObjectMapper().readTree(written.out()).get("plans");
  }

  private int run(String line) {
    return run(line, written);
  }

  private static int run(String line, Written written) {
    Node.Starter none =
        config -> {
          throw new AssertionError("no node is needed");
        };
    List<String> words = new ArrayList<>(List.of("what-if"));
    words.addAll(Arrays.asList(line.split(" ")));
    return Twin.commandLine(written.screen(), none).execute(words.toArray(String[]::new));
  }
}
