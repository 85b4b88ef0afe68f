package io.fleettwin.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is scarce goes to who has waited longest, then to the lowest cohort number. */
class ArbiterTest {

  private record Waiting(int since, int cohort) {}

  @Test
  void whoHasWaitedLongestIsServedFirst() {
    var queues = Map.of(1, queue(50, 3, 60, 4), 2, queue(40, 2, 55, 5));
    assertThat(Arbiter.grant(queues, 1)).isEqualTo(Map.of(2, 1));
    assertThat(Arbiter.grant(queues, 4)).isEqualTo(Map.of(1, 2, 2, 2));
    assertThat(Arbiter.grant(queues, 7)).isEqualTo(Map.of(1, 3, 2, 4));
  }

  @Test
  void whoHasWaitedEquallyLongIsServedInTheOrderOfTheCohorts() {
    var queues = Map.of(7, queue(50, 2), 3, queue(50, 2), 5, queue(50, 2));
    assertThat(Arbiter.grant(queues, 3)).isEqualTo(Map.of(3, 2, 5, 1));
  }

  @Test
  void whereThereIsEnoughEveryoneIsServed() {
    var queues = Map.of(1, queue(50, 3, 60, 4), 2, queue(40, 2));
    assertThat(Arbiter.grant(queues, Integer.MAX_VALUE)).isEqualTo(Map.of(1, 7, 2, 2));
  }

  @Test
  void whereThereIsNothingNobodyIsServed() {
    assertThat(Arbiter.grant(Map.of(1, queue(50, 3)), 0)).isEmpty();
    assertThat(Arbiter.grant(Map.of(), 10)).isEmpty();
  }

  @Property
  void asManyAreServedAsCanBeAndInTheOrderInWhichTheyWait(
      @ForAll("queues") Map<Integer, Queue> queues, @ForAll @IntRange(max = 100) int amount) {
    assertThat(Arbiter.grant(queues, amount)).isEqualTo(firstOf(queues, amount));
  }

  @Property
  void theOrderInWhichCohortsAskDoesNotMatter(
      @ForAll("queues") Map<Integer, Queue> queues, @ForAll @IntRange(max = 100) int amount) {
    Map<Integer, Queue> backwards = new LinkedHashMap<>();
    new TreeMap<>(queues).descendingMap().forEach(backwards::put);
    assertThat(Arbiter.grant(backwards, amount)).isEqualTo(Arbiter.grant(queues, amount));
  }

  /** Device by device: the first ones of all who wait, counted by cohort. */
  private static Map<Integer, Integer> firstOf(Map<Integer, Queue> queues, int amount) {
    List<Waiting> all = new ArrayList<>();
    queues.forEach((cohort, queue) -> {
      for (int i = 0; i < queue.ticks().length; i++) {
        for (int device = 0; device < queue.counts()[i]; device++) {
          all.add(new Waiting(queue.ticks()[i], cohort));
        }
      }
    });
    all.sort(Comparator.comparingInt(Waiting::since).thenComparingInt(Waiting::cohort));
    Map<Integer, Integer> served = new TreeMap<>();
    all.stream().limit(amount).forEach(w -> served.merge(w.cohort(), 1, Integer::sum));
    return served;
  }

  @Provide
  Arbitrary<Map<Integer, Queue>> queues() {
    return Arbitraries.maps(Arbitraries.integers().between(0, 127), queue()).ofMaxSize(8);
  }

  private static Arbitrary<Queue> queue() {
    var ticks = Arbitraries.integers().between(0, 12).set().ofMaxSize(5);
    var counts = Arbitraries.integers().between(1, 9).list().ofSize(5);
    return Combinators.combine(ticks, counts)
        .as((since, many) -> {
          int[] sorted = new TreeSet<>(since).stream().mapToInt(Integer::intValue).toArray();
          int[] first = many.stream().limit(sorted.length).mapToInt(Integer::intValue).toArray();
          return new Queue(Resource.BANDWIDTH, sorted, first);
        });
  }

  /** Pairs of a tick and how many have waited since then. */
  private static Queue queue(int... pairs) {
    int[] ticks = new int[pairs.length / 2];
    int[] counts = new int[pairs.length / 2];
    Arrays.setAll(ticks, i -> pairs[2 * i]);
    Arrays.setAll(counts, i -> pairs[2 * i + 1]);
    return new Queue(Resource.SERVICE_DESK, ticks, counts);
  }
}
