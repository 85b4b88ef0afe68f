package io.fleettwin.rollout;

import static io.fleettwin.rollout.Plans.GATE;
import static io.fleettwin.rollout.Plans.plan;
import static io.fleettwin.rollout.Plans.ring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan can be, checked at the edge. */
class RolloutPlanTest {

  private static final RingPlan REST = ring("Rest", new RingSize.Rest(), 0, GATE);
  private static final RingPlan TEN = ring("Ten", new RingSize.Devices(10), 0, GATE);

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "Big", "a b", "a|b", "ä"})
  void anIdIsOneThatCanStandInAnAddress(String id) {
    assertThatThrownBy(
            () -> new RolloutPlan(id, plan(REST).update(), List.of(REST), true, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id");
  }

  @Test
  void aPlanHasOneToFifteenRings() {
    assertThatThrownBy(Plans::plan)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rings");
    assertThat(plan(rings(15)).rings()).hasSize(15);
    assertThatThrownBy(() -> plan(rings(16)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rings");
  }

  @Test
  void onlyTheLastRingTakesTheRest() {
    assertThat(plan(TEN, REST).rings()).containsExactly(TEN, REST);
    assertThatThrownBy(() -> plan(REST, TEN)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
  void aShareIsAboveZeroAndAtMostOne(double share) {
    assertThatThrownBy(() -> new RingSize.Share(share))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRingHasAtLeastOneDevice() {
    assertThatThrownBy(() -> new RingSize.Devices(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "86401, 0", "0, -1", "0, 86401"})
  void minutesOfARingAreLimited(int deferral, int deadline) {
    assertThatThrownBy(() ->
            new RingPlan(
                "Ring", new RingSize.Rest(), deferral, deadline, PushRate.ALL_AT_ONCE, GATE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRingHasAName() {
    assertThatThrownBy(() -> ring("", new RingSize.Rest(), 0, GATE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ring("x".repeat(41), new RingSize.Rest(), 0, GATE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RingPlan[] rings(int number) {
    return Collections.nCopies(number, TEN).toArray(RingPlan[]::new);
  }
}
