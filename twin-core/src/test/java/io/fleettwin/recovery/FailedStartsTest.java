package io.fleettwin.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two consecutive failed attempts to start Windows lead into WinRE, unless the boot status policy
 * ignores boot failures: then the machine starts over and over. So do two consecutive unexpected
 * shutdowns within two minutes of a start, unless the policy ignores shutdown failures.
 */
class FailedStartsTest {

  @ParameterizedTest
  @EnumSource(BootStatusPolicy.class)
  void afterOneFailedStartWindowsIsTriedAgainWhateverThePolicy(BootStatusPolicy policy) {
    assertThat(FailedStarts.after(1, policy)).isEqualTo(FailedStarts.TRY_AGAIN);
  }

  @ParameterizedTest
  @CsvSource({
    "DISPLAY_ALL_FAILURES, ENTER_WINRE",
    "IGNORE_SHUTDOWN_FAILURES, ENTER_WINRE",
    "IGNORE_BOOT_FAILURES, LOOP",
    "IGNORE_ALL_FAILURES, LOOP"
  })
  void thePolicyDecidesWhatFollowsTheSecondFailedStart(
      BootStatusPolicy policy, FailedStarts expected) {
    assertThat(FailedStarts.after(2, policy)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "DISPLAY_ALL_FAILURES, ENTER_WINRE",
    "IGNORE_SHUTDOWN_FAILURES, TRY_AGAIN",
    "IGNORE_BOOT_FAILURES, ENTER_WINRE",
    "IGNORE_ALL_FAILURES, TRY_AGAIN"
  })
  void thePolicyDecidesWhatFollowsTheSecondShutdownSoonAfterAStart(
      BootStatusPolicy policy, FailedStarts expected) {
    assertThat(FailedStarts.afterShutdowns(2, policy)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(BootStatusPolicy.class)
  void afterOneShutdownWindowsIsStartedAgainWhateverThePolicy(BootStatusPolicy policy) {
    assertThat(FailedStarts.afterShutdowns(0, policy)).isEqualTo(FailedStarts.TRY_AGAIN);
    assertThat(FailedStarts.afterShutdowns(1, policy)).isEqualTo(FailedStarts.TRY_AGAIN);
  }

  @Property
  void furtherFailedStartsChangeNothingAboutIt(
      @ForAll @IntRange(min = 2) int consecutive, @ForAll BootStatusPolicy policy) {
    assertThat(FailedStarts.after(consecutive, policy)).isEqualTo(FailedStarts.after(2, policy));
  }
}
