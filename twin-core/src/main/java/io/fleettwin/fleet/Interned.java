package io.fleettwin.fleet;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Values of which equal ones are to be one object.
 *
 * @param <T> what the values have in common
 */
final class Interned<T> {

  private final ConcurrentMap<T, T> values = new ConcurrentHashMap<>();

  /** The first value that was equal to this one. */
  @SuppressWarnings("unchecked") // a record equals only records of its own class
  <S extends T> S one(S value) {
    T first = values.putIfAbsent(value, value);
    return first == null ? value : (S) first;
  }
}
