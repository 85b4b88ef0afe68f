package io.fleettwin.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.device.BootHealth;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamesTest {

  @Test
  void constantsAreWrittenInCamelCase() {
    assertThat(WireNames.of(BootHealth.BOOT_LOOP)).isEqualTo("bootLoop");
    assertThat(WireNames.of(BootHealth.HEALTHY)).isEqualTo("healthy");
    assertThat(WireNames.of(Count.RECOVERED_BY_HANDS_WITH_KEY))
        .isEqualTo("recoveredByHandsWithKey");
    assertThat(WireNames.all(DriverMode.class)).isEqualTo("kernel, user");
  }

  @ParameterizedTest
  @EnumSource(BootHealth.class)
  void everyConstantIsFoundByItsName(BootHealth health) {
    assertThat(WireNames.find(BootHealth.class, WireNames.of(health))).contains(health);
    assertThat(WireNames.find(BootHealth.class, health.name())).isEmpty();
  }

  @Property
  void theIdOfARolloutIsWhatAPlanTakes(
      @ForAll @StringLength(max = 66) @CharRange(from = '-', to = 'b') String id) {
    if (Names.isRollout(id)) {
      assertThatCode(() -> plan(id)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> plan(id)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static RolloutPlan plan(String id) {
    var ring = new RingPlan("All", new RingSize.Rest(), 0, 0, PushRate.ALL_AT_ONCE, Gate.NONE);
    var update = new Update("u", UpdateKind.CONTENT, "c", "1", DriverMode.KERNEL, false, 0);
    return new RolloutPlan(id, update, List.of(ring), false, Optional.empty());
  }
}
