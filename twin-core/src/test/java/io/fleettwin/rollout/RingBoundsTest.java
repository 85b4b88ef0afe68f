package io.fleettwin.rollout;

import static io.fleettwin.rollout.Plans.GATE;
import static io.fleettwin.rollout.Plans.plan;
import static io.fleettwin.rollout.Plans.ring;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which devices belong to which ring. */
class RingBoundsTest {

  private static final Draws DRAWS = new Draws(42);

  @Test
  void autopatchSplits20000DevicesExactly() {
    var plan = plan(share(0.01), share(0.09), share(0.90));
    assertThat(sizes(plan, 20_000)).containsExactly(200, 1_800, 18_000);
  }

  @Test
  void aNumberOfDevicesIsThatNumberAndTheRestIsTheRest() {
    var plan = plan(devices(50), share(0.01), rest());
    assertThat(sizes(plan, 20_000)).containsExactly(50, 200, 19_750);
  }

  @Test
  void aFleetThatIsSmallerThanTheRingsFillsTheFirstOnes() {
    assertThat(sizes(plan(devices(50), devices(50), rest()), 70)).containsExactly(50, 20, 0);
  }

  @Property
  void eachRingHasItsShareToTheNearestDevice(
      @ForAll @IntRange(min = 100, max = 3_000) int fleet,
      @ForAll @IntRange(min = 1, max = 50) int percent) {
    int[] sizes = sizes(plan(share(percent / 100.0), rest()), fleet);
    assertThat(Math.abs(sizes[0] - percent / 100.0 * fleet)).isLessThanOrEqualTo(0.5 + 1e-6);
    assertThat(sizes[0] + sizes[1]).isEqualTo(fleet);
  }

  @Property
  void eachDeviceOfAnyFleetIsInOneRing(
      @ForAll @IntRange(min = 1, max = 2_000) int fleet,
      @ForAll @IntRange(min = 1, max = 300) int first,
      @ForAll @IntRange(min = 1, max = 100) int percent) {
    int[] sizes = sizes(plan(devices(first), share(percent / 100.0), rest()), fleet);
    assertThat(Arrays.stream(sizes).sum()).isEqualTo(fleet);
    assertThat(sizes[0]).isEqualTo(Math.min(first, fleet));
  }

  @Property
  void sharesThatMakeAWholeLeaveNobodyOut(@ForAll @IntRange(min = 3, max = 3_000) int fleet) {
    int[] sizes = sizes(plan(share(0.01), share(0.09), share(0.90)), fleet);
    assertThat(Arrays.stream(sizes).sum()).isEqualTo(fleet);
  }

  @Test
  void aPlanOfHalfTheFleetLeavesTheOtherHalfOut() {
    var places = places(1_000);
    var bounds = RingBounds.of(plan(share(0.5)), places);
    assertThat(Arrays.stream(places).filter(place -> bounds.ringOf(place) == -1)).hasSize(500);
  }

  @Property
  void aDeviceThatComesLaterFallsIntoARing(@ForAll long key) {
    var bounds = RingBounds.of(plan(devices(5), share(0.1), rest()), places(1_000));
    assertThat(bounds.ringOf(DRAWS.bits(key, Draw.RING_ORDER, 0))).isBetween(0, 2);
  }

  @Test
  void devicesThatComeLaterFallIntoTheRingsAsTheSharesSay() {
    var bounds = RingBounds.of(plan(share(0.1), rest()), places(10_000));
    long first =
        LongStream.range(10_000, 20_000)
            .filter(key -> bounds.ringOf(DRAWS.bits(key, Draw.RING_ORDER, 0)) == 0)
            .count();
    assertThat(first).isBetween(850L, 1_150L);
  }

  @Property
  void whoIsInARingStaysThereWhenOthersCome(@ForAll @IntRange(max = 999) int device) {
    var places = places(1_000);
    var bounds = RingBounds.of(plan(devices(5), share(0.1), rest()), places);
    var written = new RingBounds(bounds.upper());
    assertThat(written).isEqualTo(bounds).hasSameHashCodeAs(bounds);
    assertThat(written.ringOf(places[device])).isEqualTo(bounds.ringOf(places[device]));
  }

  @Test
  void theOrderInWhichDevicesAreListedDoesNotMatter() {
    var places = places(1_000);
    var backwards = IntStream.range(0, 1_000).mapToLong(i -> places[999 - i]).toArray();
    var plan = plan(devices(5), share(0.1), rest());
    assertThat(RingBounds.of(plan, backwards)).isEqualTo(RingBounds.of(plan, places));
  }

  @Test
  void placesAreOrderedAsUnsignedNumbers() {
    var bounds = RingBounds.of(plan(devices(2), rest()), new long[] {-1, -2, 1, 2});
    assertThat(bounds.ringOf(1)).isZero();
    assertThat(bounds.ringOf(2)).isZero();
    assertThat(bounds.ringOf(-2)).isEqualTo(1);
    assertThat(bounds.ringOf(-1)).isEqualTo(1);
  }

  private static int[] sizes(RolloutPlan plan, int fleet) {
    int[] sizes = new int[plan.rings().size()];
    var places = places(fleet);
    var bounds = RingBounds.of(plan, places);
    for (long place : places) {
      int ring = bounds.ringOf(place);
      if (ring >= 0) {
        sizes[ring]++;
      }
    }
    return sizes;
  }

  private static long[] places(int devices) {
    return LongStream.range(0, devices).map(key -> DRAWS.bits(key, Draw.RING_ORDER, 0)).toArray();
  }

  private static RingPlan share(double share) {
    return ring("Share", new RingSize.Share(share), 0, GATE);
  }

  private static RingPlan devices(int devices) {
    return ring("Devices", new RingSize.Devices(devices), 0, GATE);
  }

  private static RingPlan rest() {
    return ring("Rest", new RingSize.Rest(), 0, GATE);
  }
}
