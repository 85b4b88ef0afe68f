package io.fleettwin.api.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BandTest {

  private static final double NEVER = Double.NaN;

  @Test
  void theBandOfAHundredFuturesIsThatOfTheFormula() {
    double[] hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();

    Band band = Band.of(hundred);

    // Hyndman and Fan's eighth definition: the place is p * (n + 1/3) + 1/3.
    assertThat(band.median()).isCloseTo(50.5, within(1e-9));
    assertThat(band.low()).isCloseTo(0.05 * (100 + 1 / 3.0) + 1 / 3.0, within(1e-9));
    assertThat(band.high()).isCloseTo(0.95 * (100 + 1 / 3.0) + 1 / 3.0, within(1e-9));
    assertThat(band.mean()).isCloseTo(50.5, within(1e-9));
    assertThat(band.standardError()).isCloseTo(Math.sqrt(8_332.5 / 99 * 10 / 100), within(1e-3));
    assertThat(band.never()).isZero();
  }

  @Test
  void theStandardErrorIsThatOfTheMean() {
    // Of 2, 4, 4, 6: mean 4, squares of what they differ by 8, of which a third: 2.667.
    Band band = Band.of(new double[] {2, 4, 4, 6});

    assertThat(band.mean()).isEqualTo(4);
    assertThat(band.standardError()).isCloseTo(Math.sqrt(8 / 3.0) / 2, within(1e-12));
  }

  @Test
  void whatIsNeverReachedIsLaterThanEverythingThatIs() {
    Band band = Band.of(new double[] {10, NEVER, 20, 30, NEVER});

    assertThat(band.median()).isEqualTo(30);
    assertThat(band.low()).isEqualTo(10);
    assertThat(band.high()).isNull();
    assertThat(band.mean()).as("of those that reach it").isEqualTo(20);
    assertThat(band.standardError()).isCloseTo(10 / Math.sqrt(3), within(1e-12));
    assertThat(band.never()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void whatIsReachedInFewerThanHalfTheFuturesHasNoMedian() {
    Band band = Band.of(new double[] {NEVER, 10, NEVER, NEVER, NEVER});

    assertThat(band.median()).isNull();
    assertThat(band.high()).isNull();
    assertThat(band.mean()).isEqualTo(10);
    assertThat(band.standardError()).as("of one future nobody knows").isNull();
    assertThat(band.never()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void whatIsNeverReachedAtAllIsNothingButThat() {
    assertThat(Band.of(new double[] {NEVER, NEVER}))
        .isEqualTo(new Band(null, null, null, null, null, 1));
    assertThat(Band.of(new double[] {})).isEqualTo(new Band(null, null, null, null, null, 1));
  }

  @Test
  void aDifferenceToWhatIsNeverReachedIsNoFigure() {
    double always = Double.NEGATIVE_INFINITY;

    Band band = Band.of(new double[] {always, always, always, -5});

    assertThat(band.median()).isNull();
    assertThat(band.mean()).isEqualTo(-5);
    assertThat(band.never()).isEqualTo(0.75);
  }

  @Property(tries = 200)
  void aBandHoldsItsMedianAndItsMean(
      @ForAll @Size(min = 1, max = 60) double @DoubleRange(min = 0, max = 1e6) [] values) {
    Band band = Band.of(values);

    assertThat(band.low()).isLessThanOrEqualTo(band.median());
    assertThat(band.median()).isLessThanOrEqualTo(band.high());
    assertThat(band.mean())
        .isBetween(
            Arrays.stream(values).min().orElseThrow() - 1e-6,
            Arrays.stream(values).max().orElseThrow() + 1e-6);
  }
}
