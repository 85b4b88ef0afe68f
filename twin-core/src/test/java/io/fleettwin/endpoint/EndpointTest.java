package io.fleettwin.endpoint;

import static io.fleettwin.endpoint.Endpoint.MAX_TICK;
import static io.fleettwin.endpoint.Endpoint.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.recovery.RecoverySettings;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of an endpoint, and its form in 63 bits. */
class EndpointTest {

  @Property
  void whatIsPackedIsUnpackedAsItWas(
      @ForAll Phase phase,
      @ForAll("dues") int due,
      @ForAll @IntRange(max = MAX_TICK) int since,
      @ForAll @IntRange(max = Endpoint.MAX_ATTEMPT) int attempt,
      @ForAll @IntRange(max = 3) int failedStarts,
      @ForAll RecoveryMeans means) {
    var endpoint = new Endpoint(phase, due, since, attempt, failedStarts, means);
    assertThat(Endpoint.unpack(endpoint.pack())).isEqualTo(endpoint);
    assertThat(endpoint.pack()).as("63 bits").isNotNegative();
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void theLargestOfEverythingFits(Phase phase) {
    var means = RecoveryMeans.values()[RecoveryMeans.values().length - 1];
    for (int due : new int[] {MAX_TICK, NEVER}) {
      var endpoint = new Endpoint(phase, due, MAX_TICK, Endpoint.MAX_ATTEMPT, 3, means);
      assertThat(Endpoint.unpack(endpoint.pack())).isEqualTo(endpoint);
      assertThat(endpoint.pack()).isNotNegative();
    }
  }

  @Test
  void anEndpointThatWaitsForNothingIsNotTakenForNone() {
    assertThat(Endpoint.IDLE.pack()).isNotZero();
    assertThat(Endpoint.unpack(Endpoint.IDLE.pack())).isEqualTo(Endpoint.IDLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {MAX_TICK + 1, MAX_TICK + 2, NEVER - 1, NEVER})
  void whatWouldBeDueAfterTheLastTickOfAWorldIsNeverDue(int due) {
    var endpoint = new Endpoint(Phase.ACTIVE, due, 0, 0, 0, RecoveryMeans.NONE);
    assertThat(endpoint.due()).isEqualTo(NEVER);
    assertThat(Endpoint.unpack(endpoint.pack()).due()).isEqualTo(NEVER);
  }

  @Test
  void neverIsLaterThanEveryTick() {
    assertThat(NEVER).isEqualTo(Integer.MAX_VALUE).isGreaterThan(MAX_TICK);
    assertThat(new Endpoint(Phase.IDLE, MAX_TICK, 0, 0, 0, RecoveryMeans.NONE).due())
        .isEqualTo(MAX_TICK);
  }

  @Test
  void ticksAreLimited() {
    assertThatThrownBy(() -> new Endpoint(Phase.IDLE, -1, 0, 0, 0, RecoveryMeans.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    for (int since : new int[] {-1, MAX_TICK + 1, NEVER}) {
      assertThatThrownBy(() -> new Endpoint(Phase.IDLE, 0, since, 0, 0, RecoveryMeans.NONE))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void countersStayAtTheirLargestValue() {
    var endpoint = new Endpoint(Phase.BOOT_LOOP, 1, 0, 8_191, 3, RecoveryMeans.NONE);
    assertThat(endpoint.again(2).attempt()).isEqualTo(Endpoint.MAX_ATTEMPT).isEqualTo(8_191);
    assertThat(new Endpoint(Phase.CRASHED, 1, 0, 0, 4, RecoveryMeans.NONE).failedStarts())
        .isEqualTo(3);
  }

  @Test
  void thereIsRoomForEveryScanOfTheLongestStayInWinRe() {
    assertThat(Endpoint.MAX_ATTEMPT).isGreaterThan(RecoverySettings.MAX_MINUTES + 1);
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void noPhaseIsTwoOfUpDownAndDegraded(Phase phase) {
    assertThat(phase.isDown() && phase.isDegraded()).isFalse();
    assertThat(phase.isSettled() && (phase.isDown() || phase.isDegraded())).isFalse();
  }

  @Test
  void downIsEverythingFromTheCrashToTheStartThatSucceeds() {
    assertThat(
            Arrays.stream(Phase.values())
                .filter(Phase::isDown)
                .map(Phase::name)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "CRASHED",
            "ENTERING_WINRE",
            "WINRE_WAITING",
            "REMEDIATION_QUEUED",
            "REMEDIATING",
            "BOOT_LOOP",
            "AWAITING_HANDS",
            "HANDS_ON",
            "BOOTING_MENDED");
  }

  @Provide
  Arbitrary<Integer> dues() {
    return Arbitraries.oneOf(Arbitraries.integers().between(0, MAX_TICK), Arbitraries.just(NEVER));
  }
}
