package io.fleettwin.forecast;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Numbers values, equal ones alike. The same object is found without comparing, since devices of a
 * fleet share their parts. For several threads.
 *
 * @param <T> what is numbered
 */
final class Numbered<T> {

  private final IdentityHashMap<T, Integer> objects = new IdentityHashMap<>();
  private final Map<T, Integer> values = new HashMap<>();

  synchronized int of(T value) {
    Integer known = objects.get(value);
    if (known == null) {
      known = values.computeIfAbsent(value, v -> values.size());
      objects.put(value, known);
    }
    return known;
  }
}
