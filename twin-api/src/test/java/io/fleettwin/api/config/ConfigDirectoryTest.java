package io.fleettwin.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigDirectoryTest {

  @TempDir private Path home;
  private ConfigDirectory directory;
  private Path outside;

  @BeforeEach
  void makeFiles() throws IOException {
    directory = new ConfigDirectory(home, "things");
    Path things = Files.createDirectories(home.resolve("config/things"));
    Files.writeString(things.resolve("one.yaml"), "a: 1\n");
    Files.writeString(things.resolve("two.yaml"), "a: 2\n");
    Files.writeString(things.resolve("notes.txt"), "none\n");
    outside = home.resolve("secret.yaml");
    Files.writeString(outside, "a: 3\n");
  }

  @Test
  void aNameStandsForAFileInTheDirectory() {
    assertThat(directory.named("one")).isEqualTo(home.resolve("config/things/one.yaml"));
    assertThat(directory.namedOrAt("two")).isEqualTo(home.resolve("config/things/two.yaml"));
    assertThat(directory.names()).containsExactly("one", "two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../secret",
        "../../secret.yaml",
        "..",
        "",
        "/etc/passwd",
        "one.yaml",
        "sub/one",
        "one\\two",
        "ONE",
        "one\u0000",
        "three",
        "~/one"
      })
  void aNameNeverLeadsOutOfTheDirectory(String name) {
    assertThatThrownBy(() -> directory.named(name))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("there are [one, two]");
  }

  @Test
  void aLongNameIsShownShortened() {
    assertThatThrownBy(() -> directory.named("x".repeat(100_000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  @Test
  void aPathIsTakenWhereItsUserIsTrusted() {
    assertThat(directory.namedOrAt(outside.toString())).isEqualTo(outside);
    assertThatThrownBy(() -> directory.namedOrAt(home.resolve("none.yaml").toString()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("there is no such file");
  }

  @Test
  void aDirectoryThatIsNotThereHasNoNames() {
    assertThat(new ConfigDirectory(home, "others").names()).isEmpty();
  }

  @Test
  void theHomeIsGivenBySystemPropertyOrTheCurrentDirectory() {
    String before = System.getProperty(ConfigDirectory.HOME);
    try {
      System.setProperty(ConfigDirectory.HOME, Shipped.HOME.toString());
      assertThat(FleetProfiles.inHome().names()).contains("enterprise");
      assertThat(Questions.inHome().names()).contains("outage-2024-07-19");
      assertThat(RingPresets.inHome().names()).contains("autopatch");
      System.clearProperty(ConfigDirectory.HOME);
      assertThat(ConfigDirectory.of("profiles").home()).isEqualTo(Path.of(""));
    } finally {
      if (before != null) {
        System.setProperty(ConfigDirectory.HOME, before);
      }
    }
  }
}
