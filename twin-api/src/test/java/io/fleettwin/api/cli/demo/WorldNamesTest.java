package io.fleettwin.api.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.world.WorldSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "as-it-happened",
        "2-rings",
        "a",
        "0123456789-0123456789-0123456789-0123456789-0123456789-012345678"
      })
  void everyPlanMakesANameThatAWorldCanHaveWithANumberBehindIt(String plan) {
    assertThat(WorldSettings.isValidName(WorldNames.of(plan) + "-99")).isTrue();
  }

  @Test
  void aNameThatIsTakenGetsTheNextNumber() {
    assertThat(WorldNames.free("rings", List.of())).isEqualTo("rings");
    assertThat(WorldNames.free("rings", List.of("rings"))).isEqualTo("rings-2");
    assertThat(WorldNames.free("rings", List.of("rings", "rings-2", "live"))).isEqualTo("rings-3");
  }

  @Test
  void aPlansIdMakesAHeading() {
    assertThat(Demo.title("as-it-happened")).isEqualTo("As it happened");
  }
}
