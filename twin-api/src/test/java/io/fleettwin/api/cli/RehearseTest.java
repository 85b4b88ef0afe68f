package io.fleettwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.api.cli.screen.Written;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, on a real node with its journal in a file. */
@ExtendWith(Installation.class)
class RehearseTest {

  @TempDir private Path home;

  private Written rehearse(int expected, String... words) {
    Written written = new Written();
    int exit = Twin.commandLine(written.screen(), Node::start).execute(words);
    assertThat(exit).as(written.err()).isEqualTo(expected);
    return written;
  }

  @Test
  void eachPlanOfTheOutageGoesOnTheActorsAsItWasForecast() {
    Written written =
        rehearse(
            0,
            "rehearse",
            "outage-2024-07-19",
            "--devices",
            "300",
            "--seed",
            "1907",
            "--data",
            home.resolve("data").toString());
    assertThat(written.out().lines().filter(line -> line.startsWith("The same in all 16 figures")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("in every ring at each of 20,160 minutes"));
    assertThat(written.out()).contains("as-it-happened", "autopatch-rings", "Devices hit");
    assertThat(written.err()).contains("The journal is kept");
  }

  @Test
  void aChangedQuestionIsRehearsedAsItWasChanged() {
    Written written =
        rehearse(
            0,
            "rehearse",
            "content-rings",
            "--devices",
            "300",
            "--set",
            "recovery.serviceDesk.techniciansPerThousand=9",
            "--data",
            home.resolve("data").toString());
    assertThat(written.out()).contains("The same in all 16 figures").doesNotContain("DIFFER");
  }

  @Test
  void aQuestionThatIsNotThereIsSaidBeforeAnythingIsStarted() {
    Written written = rehearse(2, "rehearse", "no-such-question");
    assertThat(written.err()).contains("no-such-question");
  }
}
