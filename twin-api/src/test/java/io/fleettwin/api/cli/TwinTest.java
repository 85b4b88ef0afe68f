package io.fleettwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleettwin.api.cli.screen.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Installation.class)
class TwinTest {
  private final Written written = new Written();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo --devices 0",
        "demo --devices 10000001",
        "demo --devices many",
        "demo --scenario nothing-of-the-kind",
        "demo --scenario ../application",
        "demo --profile nothing-of-the-kind",
        "demo --qmr --remediation-after -1",
        "demo --no-such-option",
        "serve --port 65536",
        "serve extra",
        "import devices.csv",
        "import --format intune",
        "import --format intune no-such-file.csv",
        "devices --limit 0",
        "devices --limit many",
        "devices PC-1",
        "backtest july",
        "backtest july all",
        "backtest july all --preset autopatch --gate gate.yaml",
        "backtest july all --gate no-such-file.yaml",
        "backtest July all --preset autopatch",
        "backtest july All --preset autopatch",
        "backtest july all --preset autopatch --node ftp://x",
        "bench speed",
        "bench --devices 0",
        "bench --runs 0",
        "bench --devices 100 --warm-up 101",
        "nonsense",
        ""
      })
  void aWrongCommandLineEndsWithTwoAndSaysWhatIsWrongInAFewLines(String line) {
    assertThat(run(line)).isEqualTo(2);
    assertThat(written.err()).startsWith("twin: ");
    assertThat(lines(written.err())).isLessThanOrEqualTo(3);
    assertThat(written.out()).isEmpty();
  }

  @Test
  void aCommandThatIsMisspeltIsGuessed() {
    assertThat(run("prof")).isEqualTo(2);
    assertThat(written.err()).contains("profiles").contains("Try: ./twin help");
  }

  @Test
  void theHelpNamesAllCommandsAndExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(written.out())
        .contains(
            "demo",
            "what-if",
            "serve",
            "import",
            "devices",
            "backtest",
            "bench",
            "presets",
            "profiles",
            "version",
            "help")
        .contains("69")
        .contains("Examples:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "what-if", "serve", "import", "devices", "backtest", "bench"})
  void everyCommandOfWeightShowsExamples(String command) {
    assertThat(run("help " + command)).isZero();
    assertThat(written.out()).contains("Examples:").contains("./twin " + command);
  }

  @Test
  void whereNobodyLooksNothingIsColoured() {
    run("--help");
    run("help demo");
    run("presets");
    assertThat(written.out()).doesNotContain("\u001b");
  }

  @Test
  void theVersionNamesTheLibrariesThatCount() {
    assertThat(run("version")).isZero();
    assertThat(written.out()).contains("FleetTwin ", "Akka 2.8.5", "Java ");
  }

  @Test
  void presetsAreListedWithTheirRings() throws JsonProcessingException {
    assertThat(run("presets")).isZero();
    assertThat(written.out()).contains("autopatch").contains("Test, First, Fast, Broad, Last");
    JsonNode json = json("presets --json");
    assertThat(json.findValuesAsText("name")).contains("all-at-once", "autopatch");
  }

  @Test
  void profilesAreListedWithWhatTheyAre() throws JsonProcessingException {
    assertThat(run("profiles")).isZero();
    assertThat(written.out()).contains("enterprise");
    JsonNode json = json("profiles --json");
    assertThat(json.findValuesAsText("name")).contains("enterprise");
    assertThat(json.findValuesAsText("description")).noneMatch(String::isBlank);
  }

  private static JsonNode json(String line) throws JsonProcessingException {
    Written own = new Written();
    assertThat(run(line, own)).isZero();
    return new ObjectMapper().readTree(own.out());
  }

  private int run(String line) {
    return run(line, written);
  }

  private static int run(String line, Written written) {
    Node.Starter nodes =
        config -> {
          throw new AssertionError("no node is needed");
        };
    String[] words = line.isEmpty() ? new String[0] : line.split(" ");
    return Twin.commandLine(written.screen(), nodes).execute(words);
  }

  private static int lines(String text) {
    return (int) text.lines().count();
  }
}
