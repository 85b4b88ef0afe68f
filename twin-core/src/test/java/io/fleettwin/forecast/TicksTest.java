package io.fleettwin.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Endpoint;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Ticks are found in order. */
class TicksTest {

  private static final int FIRST = 100;
  private static final int LAST = 400;

  @Property
  void nextIsTheFirstThatWasAddedAndNotRemoved(
      @ForAll @Size(max = 30) Set<@IntRange(min = 100, max = 400) Integer> added,
      @ForAll @IntRange(min = 100, max = 401) int removedFrom) {
    Ticks ticks = new Ticks(FIRST, LAST);
    added.forEach(ticks::add);
    ticks.removeFrom(removedFrom);

    TreeSet<Integer> left = new TreeSet<>(new TreeSet<>(added).headSet(removedFrom));
    for (int tick = FIRST; tick <= LAST; tick++) {
      Integer next = left.ceiling(tick);
      assertThat(ticks.contains(tick)).isEqualTo(left.contains(tick));
      assertThat(ticks.next(tick)).isEqualTo(next == null ? Endpoint.NEVER : next);
    }
    assertThat(ticks.next(LAST + 1)).isEqualTo(Endpoint.NEVER);
  }
}
