package io.fleettwin.forecast;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers values, equal ones alike. The same object is found without comparing, since devices of a
 * fleet share their parts.
 *
 * @param <T> what is numbered
 */
final class Numbered<T> {

  /** An object and no other. */
  @SuppressWarnings("ReferenceEquality") // that is what it is for
  private record Same(Object object) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same same && same.object == object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  private final ConcurrentHashMap<Same, Integer> objects = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<T, Integer> values = new ConcurrentHashMap<>();

  int of(T value) {
    Same same = new Same(value);
    Integer known = objects.get(same);
    if (known == null) {
      known = number(value);
      objects.put(same, known);
    }
    return known;
  }

  private synchronized int number(T value) {
    Integer known = values.get(value);
    if (known == null) {
      known = values.size();
      values.put(value, known);
    }
    return known;
  }
}
