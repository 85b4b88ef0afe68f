package io.fleettwin.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntBinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Who waits for longest is served first. */
class LineTest {

  private final Line line = new Line();
  private final List<String> served = new ArrayList<>();

  @Test
  void whoWaitsForLongestGoesFirstAndThenTheOrderOfTheRows() {
    line.add(7, 20);
    line.add(9, 10);
    line.add(3, 20);
    line.add(5, 10);

    serve(3, this::serve);
    assertThat(served).containsExactly("5 since 10", "9 since 10", "3 since 20");
    served.clear();
    serve(3, this::serve);
    assertThat(served).containsExactly("7 since 20");
  }

  @Test
  void whoComesTwiceIsServedOnce() {
    line.add(5, 10);
    line.add(7, 10);
    line.add(5, 10);

    serve(9, this::serve);
    assertThat(served).containsExactly("5 since 10", "7 since 10");
  }

  @Test
  void whoIsGoneCostsNothingAndWhoMissesHisTurnStaysFirst() {
    line.add(1, 10);
    line.add(2, 10);
    line.add(3, 10);

    serve(1, (row, since) -> row == 1 ? Line.GONE : Line.MISSED);
    serve(2, this::serve);

    assertThat(served).containsExactly("2 since 10", "3 since 10");
  }

  @Property
  void allAreServedOnceInOrderHoweverManyAtATime(
      @ForAll @Size(max = 60) List<@IntRange(max = 200) Integer> rows,
      @ForAll @IntRange(min = 1, max = 7) int atATime) {
    Line fresh = new Line();
    List<Integer> out = new ArrayList<>();
    rows.forEach(row -> fresh.add(row, row % 5));
    for (int turn = 0; turn <= rows.size(); turn++) {
      fresh.serve(
          atATime,
          oneByOne((row, since) -> {
            out.add(since * 1_000 + row);
            return Line.SERVED;
          }));
    }
    var expected = new TreeSet<Integer>();
    rows.forEach(row -> expected.add(row % 5 * 1_000 + row));
    assertThat(out).containsExactlyElementsOf(expected);
  }

  private void serve(int amount, IntBinaryOperator each) {
    line.serve(amount, oneByOne(each));
  }

  private static Line.Turn oneByOne(IntBinaryOperator each) {
    return (rows, from, to, since, became) -> {
      for (int at = from; at < to; at++) {
        became[at - from] = (byte) each.applyAsInt(rows[at], since);
      }
    };
  }

  private int serve(int row, int since) {
    served.add(row + " since " + since);
    return Line.SERVED;
  }
}
