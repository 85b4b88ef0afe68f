package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DueRowsTest {

  static final int ROWS = 50;

  /** Of every number that is drawn, what is done: {@code row + ROWS * tick}. */
  @Property
  void handsOutWhatIsDueFirstDueFirstAndEachRowOnce(
      @ForAll @Size(max = 300) List<@IntRange(max = ROWS * 40 - 1) Integer> changes) {
    var rows = new DueRows();
    Map<Integer, Integer> expected = new TreeMap<>();
    for (int i = 0; i < changes.size(); i++) {
      int row = changes.get(i) % ROWS;
      int tick = changes.get(i) / ROWS;
      if (i % 10 == 9) {
        assertThat(taken(rows, tick)).isEqualTo(takenFrom(expected, tick));
      } else if (i % 10 > 6) {
        rows.set(row, Endpoint.NEVER);
        expected.remove(row);
      } else {
        rows.set(row, tick);
        expected.put(row, tick);
      }
      assertThat(rows.isDue(row, tick)).isEqualTo(expected.getOrDefault(row, tick + 1) <= tick);
      assertThat(rows.next())
          .isEqualTo(expected.values().stream().min(Integer::compare).orElse(Endpoint.NEVER));
    }
    assertThat(taken(rows, 40)).isEqualTo(takenFrom(expected, 40));
    assertThat(rows.next()).isEqualTo(Endpoint.NEVER);
  }

  private static List<Integer> taken(DueRows rows, int tick) {
    List<Integer> taken = new ArrayList<>();
    rows.take(tick, taken::add);
    return taken;
  }

  private static List<Integer> takenFrom(Map<Integer, Integer> expected, int tick) {
    List<Integer> taken =
        expected.entrySet().stream()
            .filter(row -> row.getValue() <= tick)
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .thenComparing(Comparator.comparing(Map.Entry::getKey)))
            .map(Map.Entry::getKey)
            .toList();
    expected.keySet().removeAll(taken);
    return taken;
  }
}
