package io.fleettwin.device;

/**
 * Makes equal values one object, if one that is equal was met lately: a million twins say the same
 * of the same machines, sites and updates, and each time it is read from the journal it is a new
 * object. It holds so many values and no more, so a fleet in which all differ costs it nothing.
 *
 * <p>Any thread may ask at any time without a lock: values are immutable, their fields final, and
 * if two threads meet at a place, the worst is that two equal objects both stay.
 */
final class SharedValues {

  /** How many values are kept of those that share a place: the ones asked for last. */
  private static final int WAYS = 4;

  private final Object[] values;

  /**
   * Room for values.
   *
   * @param places a power of two; each has room for {@value #WAYS} values
   */
  SharedValues(int places) {
    values = new Object[places * WAYS];
  }

  /** The value, or one that is equal and was there before. */
  @SuppressWarnings("unchecked") // what equals a record, text, option or list is one for the caller
  <T> T one(T value) {
    int hash = value.hashCode();
    int place = (hash ^ (hash >>> 16)) * WAYS & (values.length - 1);
    for (int way = 0; way < WAYS; way++) {
      Object known = values[place + way];
      if (value.equals(known)) {
        moveToFront(place, way, known);
        return (T) known;
      }
    }
    moveToFront(place, WAYS - 1, value);
    return value;
  }

  private void moveToFront(int place, int way, Object value) {
    if (way > 0) {
      System.arraycopy(values, place, values, place + 1, way);
      values[place] = value;
    }
  }
}
