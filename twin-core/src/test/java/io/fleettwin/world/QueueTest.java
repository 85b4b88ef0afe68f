package io.fleettwin.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.endpoint.Resource;
import org.junit.jupiter.api.Test;

class QueueTest {

  @Test
  void itsLengthIsHowManyWait() {
    assertThat(queue(new int[] {10, 20}, new int[] {3, 4}).length()).isEqualTo(7);
    assertThat(queue(new int[0], new int[0]).length()).isZero();
  }

  @Test
  void queuesAreEqualIfTheSameWaitSinceTheSameTicks() {
    var queue = queue(new int[] {10, 20}, new int[] {3, 4});
    assertThat(queue)
        .isEqualTo(queue(new int[] {10, 20}, new int[] {3, 4}))
        .hasSameHashCodeAs(queue(new int[] {10, 20}, new int[] {3, 4}))
        .isNotEqualTo(queue(new int[] {10, 21}, new int[] {3, 4}))
        .isNotEqualTo(queue(new int[] {10, 20}, new int[] {3, 5}))
        .isNotEqualTo(new Queue(Resource.BANDWIDTH, new int[] {10, 20}, new int[] {3, 4}))
        .hasToString("SERVICE_DESK [10, 20] [3, 4]");
  }

  @Test
  void whatWasGivenOrTakenCannotChangeAQueue() {
    int[] ticks = {10};
    int[] counts = {3};
    var queue = queue(ticks, counts);
    ticks[0] = 0;
    counts[0] = 0;
    queue.ticks()[0] = 0;
    queue.counts()[0] = 0;
    assertThat(queue).isEqualTo(queue(new int[] {10}, new int[] {3}));
  }

  @Test
  void eachTickHasACount() {
    assertThatThrownBy(() -> queue(new int[] {10}, new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Queue queue(int[] ticks, int[] counts) {
    return new Queue(Resource.SERVICE_DESK, ticks, counts);
  }
}
