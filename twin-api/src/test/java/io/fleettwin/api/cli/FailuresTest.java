package io.fleettwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.screen.Written;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FailuresTest {
  private final Written written = new Written();
  private final CommandLine command =
      new CommandLine(new VersionCommand(written.screen())).setErr(written.screen().errWriter());

  @Test
  void aCommandThatFailedSaysWhyAndNothingElse() {
    assertThat(Failures.report(CommandFailed.failed("no luck; try again"), command)).isEqualTo(1);
    assertThat(written.err()).isEqualTo("twin: no luck; try again\n");
  }

  @Test
  void whatIsMissingEndsWithTheCodeForUnavailable() {
    assertThat(Failures.report(CommandFailed.unavailable("no node"), command)).isEqualTo(69);
  }

  @Test
  void aJournalThatIsOpenElsewhereIsToldAsThat() {
    var locked = new SQLException("locked", "90020", ErrorCode.DATABASE_ALREADY_OPEN_1);
    Exception failure = new CompletionException(new IllegalStateException("no pool", locked));
    assertThat(Failures.report(failure, command)).isEqualTo(69);
    assertThat(written.err()).contains("another process").contains("--data");
  }

  @Test
  void aWrongSettingIsAWrongCommandLine() {
    Exception failure = null;
    try {
      ConfigFactory.parseString("a = b").getInt("a");
    } catch (com.typesafe.config.ConfigException e) {
      failure = e;
    }
    assertThat(Failures.report(failure, command)).isEqualTo(2);
    assertThat(written.err()).contains("a has type STRING rather than NUMBER");
  }

  @Test
  void whatNobodyThoughtOfIsToldWithItsCause() {
    var failure =
        new CompletionException(new IllegalStateException("outer", new Exception("root")));
    assertThat(Failures.report(failure, command)).isEqualTo(1);
    assertThat(written.err()).isEqualTo("twin: outer (root)\n");
  }

  @Test
  void aFailureWithoutWordsHasAtLeastItsName() {
    assertThat(Failures.report(new IllegalStateException(), command)).isEqualTo(1);
    assertThat(written.err()).isEqualTo("twin: IllegalStateException\n");
  }
}
