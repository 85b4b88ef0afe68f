package io.fleettwin.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Property
  void addingAndTakingAwayAreInverse(@ForAll("tallies") Tally one, @ForAll("tallies") Tally other) {
    assertThat(one.plus(other).minus(other)).isEqualTo(one);
    assertThat(one.plus(other)).isEqualTo(other.plus(one)).hasSameHashCodeAs(other.plus(one));
    assertThat(one.plus(Tally.EMPTY)).isEqualTo(one);
  }

  @Property
  void whatIsWrittenDownIsReadBack(@ForAll("tallies") Tally tally) {
    assertThat(Tally.of(tally.toArray())).isEqualTo(tally);
    for (Count count : Count.values()) {
      assertThat(tally.toMap().getOrDefault(count, 0)).isEqualTo(tally.get(count));
    }
  }

  @Test
  void aTallyFromBeforeACountWasAddedHasNoneOfIt() {
    var old = Tally.of(7);
    assertThat(old.get(Count.MEMBERS)).isEqualTo(7);
    assertThat(old.get(Count.SILENT)).isZero();
  }

  @Test
  void whatWasGivenOrTakenCannotChangeATally() {
    int[] counts = new int[Count.values().length];
    var tally = Tally.of(counts);
    counts[0] = 1;
    tally.toArray()[0] = 1;
    assertThat(tally).isEqualTo(Tally.EMPTY);
  }

  @Test
  void downIsWhoeverCannotWork() {
    var tally =
        Tallies.ringOf(100)
            .with(Count.CRASHED, 1)
            .with(Count.BOOT_LOOP, 2)
            .with(Count.RECOVERY, 4)
            .with(Count.AWAITING_HANDS, 8)
            .with(Count.HANDS_ON, 3)
            .with(Count.BOOTING, 16)
            .with(Count.DEGRADED, 32)
            .tally();
    assertThat(tally.down()).as("degraded is up, and hands are at who awaited them").isEqualTo(31);
  }

  @Test
  void eachCountHasABitOfItsOwn() {
    Set<Integer> bits = new HashSet<>();
    Arrays.stream(Count.values()).forEach(count -> bits.add(count.bit()));
    assertThat(bits).hasSameSizeAs(Count.values()).allMatch(bit -> Integer.bitCount(bit) == 1);
  }

  @Provide
  Arbitrary<Tally> tallies() {
    return Arbitraries.integers()
        .between(0, 1_000_000)
        .array(int[].class)
        .ofSize(Count.values().length)
        .map(Tally::of);
  }
}
