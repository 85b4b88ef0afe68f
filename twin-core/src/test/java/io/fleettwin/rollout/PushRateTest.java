package io.fleettwin.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** So many devices at a time, and so many minutes between two times. */
class PushRateTest {

  @ParameterizedTest
  @CsvSource({"0, 100", "100, 200", "800, 900", "850, 950", "900, 950", "950, 950"})
  void aHundredMoreAtATimeOf950(int quota, int raised) {
    assertThat(new PushRate(100, 60).raise(quota, 950)).isEqualTo(raised);
  }

  @Property
  void allAtOnceIsAllAtOnce(@ForAll @IntRange(max = 10_000_000) int members) {
    assertThat(PushRate.ALL_AT_ONCE.raise(0, members)).isEqualTo(members);
  }

  @Property
  void theQuotaGrowsToAllMembers(
      @ForAll @IntRange(min = 1, max = 1_000) int devices,
      @ForAll @IntRange(min = 1, max = 5_000) int members) {
    var rate = new PushRate(devices, 60);
    int quota = 0;
    int times = 0;
    while (quota < members) {
      int raised = rate.raise(quota, members);
      assertThat(raised - quota).isBetween(1, devices);
      quota = raised;
      times++;
    }
    assertThat(times).isEqualTo((members + devices - 1) / devices);
    assertThat(rate.raise(quota, members)).isEqualTo(members);
  }

  @Property
  void aQuotaIsNeverTakenBack(
      @ForAll @IntRange(min = 1, max = 1_000) int devices,
      @ForAll @IntRange(max = 5_000) int quota,
      @ForAll @IntRange(max = 5_000) int members) {
    assertThat(new PushRate(devices, 60).raise(quota, members)).isGreaterThanOrEqualTo(quota);
  }

  @ParameterizedTest
  @CsvSource({"-1, 60", "100, 0", "100, -1"})
  void limitsAreChecked(int devices, int every) {
    assertThatThrownBy(() -> new PushRate(devices, every))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
