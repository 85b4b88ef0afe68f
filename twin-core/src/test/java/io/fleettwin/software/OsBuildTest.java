package io.fleettwin.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OsBuildTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.26100.4770, 26100, 4770",
    "26100.4770, 26100, 4770",
    "26100, 26100, 0",
    "' 10.0.19045.4651 ', 19045, 4651",
    "10.0.22631, 22631, 0",
    "10.0.10.0, 10, 0",
    "7, 7, 0",
    "999999.999999, 999999, 999999"
  })
  void aBuildIsReadAsPeopleWriteIt(String text, int build, int revision) {
    assertThat(OsBuild.parse(text)).isEqualTo(new OsBuild(build, revision));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Windows 11",
        "26100.",
        "10.0",
        "-26100",
        "26100.4770.1.2.3",
        "2610x",
        "1234567",
        "26100.1234567"
      })
  void whatIsNoBuildIsNotTakenForOne(String text) {
    assertThatThrownBy(() -> OsBuild.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void whateverBuildThereCanBeReadsBackAsItWasWritten(
      @ForAll @IntRange(max = OsBuild.MAX_NUMBER) int number,
      @ForAll @IntRange(max = OsBuild.MAX_NUMBER) int revision) {
    var build = new OsBuild(number, revision);
    assertThat(OsBuild.parse(build.toString())).isEqualTo(build);
  }

  @Test
  void numbersHaveOneToSixDigits() {
    assertThatThrownBy(() -> new OsBuild(1_000_000, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OsBuild(26_100, 1_000_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBuildIsNotNegative() {
    assertThatThrownBy(() -> new OsBuild(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OsBuild(26_100, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void buildsAreOrderedAsNumbersNotAsText() {
    assertThat(new OsBuild(26_100, 900)).isLessThan(new OsBuild(26_100, 4_770));
    assertThat(new OsBuild(9_600, 5_000)).isLessThan(new OsBuild(26_100, 1));
    assertThat(new OsBuild(26_100, 1)).isEqualByComparingTo(new OsBuild(26_100, 1));
  }

  @ParameterizedTest
  @CsvSource({"22631, false", "26099, false", "26100, true", "26200, true"})
  void windows11Version24H2BeginsWithBuild26100(int build, boolean is24H2) {
    assertThat(new OsBuild(build, 4_770).isAtLeast24H2()).isEqualTo(is24H2);
  }
}
