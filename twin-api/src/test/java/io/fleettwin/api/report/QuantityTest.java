package io.fleettwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class QuantityTest {

  @Test
  void aTimeHasTwoUnits() {
    assertThat(all(Quantity::duration, 0, 44.6, 60, 78, 1439.6, 1620, 2879, 20_160))
        .containsExactly("0 min", "45 min", "1 h", "1 h 18 min", "1 d", "1 d 3 h", "2 d", "14 d");
  }

  @Test
  void aNumberHasThePlacesThatItsSizeDeserves() {
    assertThat(all(Quantity::number, 0, 91_234.5, 99.96, 12.54, 0.846, 0.00314, -1234, 1e-9))
        .containsExactly("0", "91,235", "100", "12.5", "0.85", "0.0031", "−1,234", "0.000000001");
  }

  @Test
  void aShareIsNothingOrAllOnlyIfItIs() {
    assertThat(all(Quantity::percent, 0, 1e-9, 0.0014, 0.738, 0.97, 0.9999, 1))
        .containsExactly(
            "0 %", "below 0.001 %", "0.14 %", "73.8 %", "97 %", "over 99.9 %", "100 %");
  }

  @Test
  void aDifferenceHasASignUnlessItIsNone() {
    assertThat(all(v -> Quantity.signed(v, "min"), -1620, 5, 0.2))
        .containsExactly("−1 d 3 h", "+5 min", "0 min");
    assertThat(all(v -> Quantity.signed(v, "devices"), -6006, 5, 0))
        .containsExactly("−6,006", "+5", "0");
  }

  @Test
  void oneDeviceIsNotPlural() {
    assertThat(all(v -> Quantity.of(v, "devices"), 1, 2)).containsExactly("1 device", "2 devices");
    assertThat(all(v -> Quantity.of(v, ""), 1)).containsExactly("1");
  }

  private static List<String> all(DoubleFunction<String> text, double... values) {
    return Arrays.stream(values).mapToObj(text).map(t -> t.replace('\u00a0', ' ')).toList();
  }
}
