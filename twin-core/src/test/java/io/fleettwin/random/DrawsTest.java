package io.fleettwin.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A draw is a function of (seed, device key, what is drawn, attempt), and looks random. */
class DrawsTest {

  private static final Draws DRAWS = new Draws(20_240_719L);
  private static final int DEVICES = 100_000;

  /** Of 99 degrees of freedom: exceeded by chance once in ten thousand times. */
  private static final double CHI_SQUARE_99 = 161.3;

  @Property
  void theSameDrawIsTheSameEachTime(
      @ForAll long seed, @ForAll long key, @ForAll Draw what, @ForAll int attempt) {
    long bits = new Draws(seed).bits(key, what, attempt);
    new Draws(seed).bits(key + 1, what, attempt);
    assertThat(new Draws(seed).bits(key, what, attempt)).isEqualTo(bits);
  }

  @Property
  void eachPartOfTheDrawMatters(
      @ForAll long seed, @ForAll long key, @ForAll Draw what, @ForAll int attempt) {
    long bits = new Draws(seed).bits(key, what, attempt);
    assertThat(new Draws(seed + 1).bits(key, what, attempt)).isNotEqualTo(bits);
    assertThat(new Draws(seed).bits(key + 1, what, attempt)).isNotEqualTo(bits);
    assertThat(new Draws(seed).bits(key, what, attempt + 1)).isNotEqualTo(bits);
    for (Draw other : Draw.values()) {
      if (other != what) {
        assertThat(new Draws(seed).bits(key, other, attempt)).isNotEqualTo(bits);
      }
    }
  }

  @Property
  void aUnitDrawLiesFromZeroToBelowOne(@ForAll long seed, @ForAll long key, @ForAll Draw what) {
    assertThat(new Draws(seed).unit(key, what, 0)).isGreaterThanOrEqualTo(0).isLessThan(1);
  }

  @Property
  void aDrawBelowABoundStaysBelowIt(
      @ForAll long seed, @ForAll long key, @ForAll @IntRange(min = 1) int bound) {
    assertThat(new Draws(seed).below(bound, key, Draw.LID, 0)).isBetween(0, bound - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void aBoundMustBePositive(int bound) {
    assertThatThrownBy(() -> DRAWS.below(bound, 1, Draw.LID, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Integer.toString(bound));
  }

  @ParameterizedTest
  @EnumSource(Draw.class)
  void overTheDevicesEachKindOfDrawIsUniform(Draw what) {
    int[] cells = new int[100];
    for (long device = 0; device < DEVICES; device++) {
      cells[DRAWS.below(100, device, what, 0)]++;
    }
    assertThat(chiSquare(cells)).isLessThan(CHI_SQUARE_99);
  }

  @Test
  void overTheAttemptsOfOneDeviceDrawsAreUniform() {
    int[] cells = new int[100];
    for (int attempt = 0; attempt < DEVICES; attempt++) {
      cells[(int) (DRAWS.unit(7, Draw.BOOT_RACE, attempt) * 100)]++;
    }
    assertThat(chiSquare(cells)).isLessThan(CHI_SQUARE_99);
  }

  @Test
  void twoKindsOfDrawDoNotGoTogether() {
    int[] cells = new int[100];
    for (long device = 0; device < DEVICES; device++) {
      int first = DRAWS.below(10, device, Draw.RING_ORDER, 0);
      int second = DRAWS.below(10, device, Draw.DEFECT_HITS, 0);
      cells[first * 10 + second]++;
    }
    assertThat(chiSquare(cells)).isLessThan(CHI_SQUARE_99);
  }

  @Test
  void twoAttemptsDoNotGoTogether() {
    int[] cells = new int[100];
    for (long device = 0; device < DEVICES; device++) {
      int first = DRAWS.below(10, device, Draw.BOOT_RACE, 1);
      int second = DRAWS.below(10, device, Draw.BOOT_RACE, 2);
      cells[first * 10 + second]++;
    }
    assertThat(chiSquare(cells)).isLessThan(CHI_SQUARE_99);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.5, 0.95})
  void whatHasAProbabilityHappensThatOften(double probability) {
    long happened =
        LongStream.range(0, DEVICES)
            .filter(device -> DRAWS.happens(probability, device, Draw.DEFECT_HITS, 0))
            .count();
    double fourSigma = 4 * Math.sqrt(DEVICES * probability * (1 - probability));
    assertThat(Math.abs(happened - DEVICES * probability)).isLessThan(fourSigma);
  }

  @Property
  void whatIsImpossibleNeverHappensAndWhatIsCertainAlways(@ForAll long seed, @ForAll long key) {
    assertThat(new Draws(seed).happens(0, key, Draw.DEFECT_HITS, 0)).isFalse();
    assertThat(new Draws(seed).happens(1, key, Draw.DEFECT_HITS, 0)).isTrue();
  }

  @Test
  void namesGetDifferentKeysAndOneNameAlwaysTheSame() {
    Set<Long> keys = new HashSet<>();
    for (int i = 0; i < DEVICES; i++) {
      keys.add(Draws.keyOf("device-" + i));
    }
    assertThat(keys).hasSize(DEVICES);
    assertThat(Draws.keyOf("device-1")).isEqualTo(Draws.keyOf("device-1"));
  }

  private static double chiSquare(int[] cells) {
    double expected = (double) Arrays.stream(cells).sum() / cells.length;
    return Arrays.stream(cells)
        .mapToDouble(count -> (count - expected) * (count - expected) / expected)
        .sum();
  }
}
