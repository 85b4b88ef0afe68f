package io.fleettwin.endpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * What one step of the model does to an endpoint. A forecast makes millions a second, so what
 * happened is a number and not a list.
 *
 * @param next its state afterwards
 * @param code what happened, in order: {@value #BITS} bits each from the lowest on, its position
 *     among {@link Happening}s and one more; 0 is the end
 */
public record Step(Endpoint next, long code) {

  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;
  private static final Happening[] HAPPENINGS = Happening.values();

  /** A step in which nothing happens that is worth telling. */
  public static Step of(Endpoint next) {
    return new Step(next, 0);
  }

  static Step of(Endpoint next, Happening only) {
    return new Step(next, codeOf(only));
  }

  static Step of(Endpoint next, Happening first, Happening second) {
    return new Step(next, codeOf(first) | codeOf(second) << BITS);
  }

  static Step of(Endpoint next, Happening first, Happening second, Happening third) {
    return new Step(next, codeOf(first) | codeOf(second) << BITS | codeOf(third) << (2 * BITS));
  }

  private static long codeOf(Happening happening) {
    return happening.ordinal() + 1L;
  }

  /** The same, and something else happened first. */
  Step after(Happening first) {
    return new Step(next, code << BITS | codeOf(first));
  }

  /** Another step at the same tick. */
  Step then(Step later) {
    int used = Long.SIZE - Long.numberOfLeadingZeros(code);
    int shift = (used + BITS - 1) / BITS * BITS;
    return new Step(later.next, code | later.code << shift);
  }

  /** Whether nothing happened that is worth telling. */
  public boolean isQuiet() {
    return code == 0;
  }

  /** What happened, in order. */
  public List<Happening> happenings() {
    List<Happening> all = new ArrayList<>();
    for (long left = code; left != 0; left = rest(left)) {
      all.add(HAPPENINGS[firstOf(left)]);
    }
    return all;
  }

  /** The position among {@link Happening}s of the first one in a code. */
  public static int firstOf(long code) {
    return ((int) code & MASK) - 1;
  }

  /** A code without its first one. */
  public static long rest(long code) {
    return code >>> BITS;
  }
}
