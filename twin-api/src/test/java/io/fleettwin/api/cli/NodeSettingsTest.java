package io.fleettwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Installation.class)
class NodeSettingsTest {

  @Test
  void withoutOptionsTheFilesHold() {
    Config config = NodeSettings.SHIPPED.config();
    assertThat(config.getInt("fleettwin.http.port")).isEqualTo(8080);
    assertThat(NodeSettings.dataOf(config)).isEqualTo(Installation.HOME.resolve("data"));
  }

  @Test
  void optionsStandAboveTheFiles() {
    var settings =
        new NodeSettings(Optional.of(Path.of("/fleet")), Optional.of("::1"), Optional.of(0));
    Config config = settings.config();
    assertThat(config.getString("fleettwin.http.host")).isEqualTo("::1");
    assertThat(config.getInt("fleettwin.http.port")).isZero();
    assertThat(NodeSettings.dataOf(config)).isEqualTo(Path.of("/fleet"));
  }

  @Test
  void theJournalLiesInTheDataDirectoryThatWasNamed() {
    Config config = NodeSettings.ofDemo(Path.of("/fleet"), true);
    assertThat(config.getString("fleettwin.database.h2.url")).startsWith("jdbc:h2:file:/fleet/");
  }

  @Test
  void aRelativeDirectoryIsMeantFromWhereTheCommandWasCalled() {
    Config config = NodeSettings.ofDemo(Path.of("fleet"), true);
    assertThat(NodeSettings.dataOf(config)).isEqualTo(Path.of("fleet").toAbsolutePath());
  }

  @Test
  void aDemosNodeLeavesItToTheDemoHowTheProcessEnds() {
    String hook = "akka.coordinated-shutdown.run-by-jvm-shutdown-hook";
    assertThat(NodeSettings.ofDemo(Path.of("fleet"), true).getBoolean(hook)).isFalse();
    assertThat(NodeSettings.SHIPPED.config().getBoolean(hook)).isTrue();
  }

  @Test
  void aJournalThatNobodyKeepsIsNotMadeSmaller() {
    String above = "fleettwin.database.h2.compact-above";
    long shipped = NodeSettings.SHIPPED.config().getBytes(above);
    assertThat(NodeSettings.ofDemo(Path.of("fleet"), true).getBytes(above)).isEqualTo(shipped);
    assertThat(NodeSettings.ofDemo(Path.of("fleet"), false).getBytes(above)).isEqualTo(1L << 40);
  }
}
