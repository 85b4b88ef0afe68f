package io.fleettwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "PC-0001",
        "host.example.com",
        "6b29fc40-ca47-1067-b31d-00dd010662da",
        "a:b_c"
      })
  void namesThatFleetsUseAreIds(String text) {
    assertThat(DeviceId.isValid(text)).isTrue();
    assertThat(new DeviceId(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", ".a", "a b", "a|b", "a/b", "ä", "a\n", "a\u0000"})
  void namesThatWouldBreakSomethingAreNot(String text) {
    assertThat(DeviceId.isValid(text)).isFalse();
    assertThatThrownBy(() -> new DeviceId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdHasAtMost64Characters() {
    assertThat(DeviceId.isValid("x".repeat(64))).isTrue();
    assertThat(DeviceId.isValid("x".repeat(65))).isFalse();
  }

  @Test
  void theKeyDependsOnTheIdAlone() {
    assertThat(new DeviceId("PC-1").key()).isEqualTo(new DeviceId("PC-1").key());
    assertThat(new DeviceId("PC-1").key()).isNotEqualTo(new DeviceId("PC-2").key());
  }
}
