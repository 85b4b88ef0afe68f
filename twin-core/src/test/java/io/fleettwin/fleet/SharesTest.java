package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fleettwin.fleet.Shares.Share;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharesTest {

  private static final double ALMOST_ONE = Math.nextDown(1.0);

  @Test
  void eachThingHasItsStretchOfTheUnitInterval() {
    var shares =
        Shares.of(List.of(new Share<>("a", 30), new Share<>("b", 50), new Share<>("c", 20)));

    assertThat(List.of(0.0, 0.299, 0.301, 0.799, 0.801, ALMOST_ONE))
        .extracting(shares::pick)
        .containsExactly("a", "a", "b", "b", "c", "c");
    assertThat(shares.share(1)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aThingWithoutAWeightIsNeverChosen() {
    var shares =
        Shares.of(
            List.of(new Share<>("none", 0), new Share<>("all", 7), new Share<>("nothing", 0)));

    assertThat(shares.pick(0)).isEqualTo("all");
    assertThat(shares.pick(ALMOST_ONE)).isEqualTo("all");
  }

  @Property
  void whateverTheWeightsADrawFindsAThing(
      @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0.01, max = 1e6) Double> weights,
      @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double draw) {
    Shares<Double> shares = Shares.of(weights.stream().map(w -> new Share<>(w, w)).toList());

    assertThat(shares.position(draw)).isBetween(0, weights.size() - 1);
    assertThat(shares.position(ALMOST_ONE)).isEqualTo(weights.size() - 1);
  }

  @Test
  void weightsMustBeThereAndNotNegative() {
    assertThatThrownBy(() -> Shares.of(List.of(new Share<>("a", 0))))
        .hasMessageContaining("at least one share");
    assertThatThrownBy(() -> Shares.of(List.of())).hasMessageContaining("at least one share");
    assertThatThrownBy(() -> new Share<>("a", -1)).hasMessageContaining("0 or more");
    assertThatThrownBy(() -> new Share<>("a", Double.NaN)).hasMessageContaining("0 or more");
  }
}
