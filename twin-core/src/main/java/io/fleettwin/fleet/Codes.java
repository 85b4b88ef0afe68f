package io.fleettwin.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;

/**
 * Small numbers for the values that rows have. A number whose value no row has any more is given to
 * another one, so they stay as small as there are values, however many come and go.
 *
 * @param <T> what rows have in common
 */
final class Codes<T> {

  private final Map<T, Integer> codes = new HashMap<>();
  private final List<T> values = new ArrayList<>();
  private final BitSet used = new BitSet();

  /** How many rows have each value. */
  private int[] rows = new int[0];

  /** The code of a value that one more row has. */
  int enter(T value) {
    int code = codes.computeIfAbsent(value, this::give);
    rows[code]++;
    return code;
  }

  /** The code of the value that a row has now instead of another one. */
  int change(int before, T value) {
    if (value.equals(values.get(before))) {
      return before;
    }
    leave(before);
    return enter(value);
  }

  private int give(T value) {
    int code = used.nextClearBit(0);
    used.set(code);
    if (code == values.size()) {
      values.add(value);
    } else {
      values.set(code, value);
    }
    if (code == rows.length) {
      rows = Arrays.copyOf(rows, Math.max(16, 2 * code));
    }
    return code;
  }

  private void leave(int code) {
    if (--rows[code] == 0) {
      codes.remove(values.set(code, null));
      used.clear(code);
    }
  }

  /** By code, of which values something is true; empty if of none. */
  boolean[] meeting(Predicate<T> condition) {
    boolean[] meeting = new boolean[0];
    for (int code = used.nextSetBit(0); code >= 0; code = used.nextSetBit(code + 1)) {
      if (condition.test(values.get(code))) {
        meeting = meeting.length > 0 ? meeting : new boolean[values.size()];
        meeting[code] = true;
      }
    }
    return meeting;
  }

  /** A counter for each code. */
  int[] counters() {
    return new int[values.size()];
  }

  /** Tells the values of which something was counted, and how much. */
  void tell(int[] counters, ObjIntConsumer<T> to) {
    for (int code = 0; code < counters.length; code++) {
      if (counters[code] > 0) {
        to.accept(values.get(code), counters[code]);
      }
    }
  }
}
