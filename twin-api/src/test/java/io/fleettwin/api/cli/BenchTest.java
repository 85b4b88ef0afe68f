package io.fleettwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleettwin.api.cli.bench.Rows;
import io.fleettwin.api.cli.screen.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole command, each row once on a small fleet; how fast anything is proves nothing here. */
@ExtendWith(Installation.class)
class BenchTest {
  private static final int DEVICES = 200;

  @TempDir private Path home;

  static Stream<String> rows() {
    return Rows.names().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aRowIsMeasuredAndWrittenAndLeavesNothingBehind(String row) throws IOException {
    Path file = home.resolve("bench.json");
    Written written = new Written();
    int code =
        run(
            written,
            row,
            "--devices",
            Integer.toString(DEVICES),
            "--runs",
            "1",
            "--warm-up",
            "0",
            "--data",
            home.resolve("data").toString(),
            "--json",
            file.toString());
    assertThat(code).as(written.err()).isZero();
    assertThat(written.out()).contains(row + ": ", "bound", "200 devices", "Akka 2.8.5");

    JsonNode json = new ObjectMapper().readTree(Files.readString(file));
    assertThat(json.at("/rows/0/devices").asInt()).isEqualTo(DEVICES);
    assertThat(json.at("/machine/processors").asInt()).isPositive();
    assertThat(json.at("/versions/h2").asText()).isNotEmpty();
    assertThat(json.at("/rows").size()).isEqualTo(1);
    assertThat(json.at("/rows/0/name").asText()).isEqualTo(row);
    assertThat(json.at("/rows/0/figures")).isNotEmpty().allSatisfy(BenchTest::isComplete);
    assertThat(home.resolve("data/bench")).isEmptyDirectory();
  }

  private static void isComplete(JsonNode figure) {
    String name = figure.at("/name").asText();
    assertThat(name).isNotEmpty();
    assertThat(figure.at("/value/median").asDouble()).as(name).isPositive();
    assertThat(figure.at("/value/ofRuns").size()).as(name).isEqualTo(1);
    if (figure.at("/bound").isObject()) {
      assertThat(figure.at("/bound/median").asDouble()).as(name).isPositive();
      assertThat(figure.at("/ratio/median").asDouble()).as(name).isPositive();
    }
  }

  @Test
  void severalSizesAndAProfileAreToldInTablesOfTheirOwn() throws IOException {
    Path recording = home.resolve("bench.jfr");
    Path file = home.resolve("bench.json");
    Written written = new Written();
    int code =
        run(
            written,
            "offer",
            "--devices",
            "50,100",
            "--runs",
            "1",
            "--warm-up",
            "0",
            "--data",
            home.resolve("data").toString(),
            "--profile",
            recording.toString(),
            "--json",
            file.toString());
    assertThat(code).as(written.err()).isZero();
    assertThat(written.out()).contains("all offered, a device", "where it goes", "offer, 100");
    assertThat(RecordingFile.readAllEvents(recording)).isNotEmpty();
    assertThat(home.resolve("bench.jfr.part")).doesNotExist();
    JsonNode json = new ObjectMapper().readTree(Files.readString(file));
    assertThat(json.at("/sizes")).extracting(JsonNode::asInt).containsExactly(50, 100);
    assertThat(json.at("/rows/1/profile/seconds").asDouble()).isPositive();
  }

  @Test
  void aFileThatCannotBeWrittenIsToldBeforeAnythingIsMeasured() {
    Written written = new Written();
    int code = run(written, "query", "--json", home.resolve("nowhere/bench.json").toString());
    assertThat(code).isEqualTo(2);
    assertThat(written.err()).contains("--json", "nowhere").doesNotContain("warming up");
  }

  @Test
  void aRowThatDoesNotExistIsToldWithThoseThatDo() {
    Written written = new Written();
    assertThat(run(written, "speed")).isEqualTo(2);
    assertThat(written.err()).contains("speed").contains(String.join(", ", Rows.names()));
  }

  @Test
  void theHelpNamesEveryRow() {
    Written written = new Written();
    assertThat(run(written, "--help")).isZero();
    assertThat(written.out().lines().map(String::strip))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(96));
    assertThat(Rows.names())
        .allSatisfy(row -> assertThat(written.out()).containsPattern("(?m)^  " + row + " "));
  }

  private static int run(Written written, String... arguments) {
    List<String> words = new ArrayList<>(List.of("bench"));
    words.addAll(Arrays.asList(arguments));
    return Twin.commandLine(written.screen(), Node::start).execute(words.toArray(String[]::new));
  }
}
