package io.fleettwin.forecast;

import static io.fleettwin.endpoint.Endpoint.NEVER;

import java.util.Arrays;

/** A set of ticks. */
final class Ticks {

  private final int first;
  private final long[] words;

  /** None of the ticks between two. */
  Ticks(int first, int last) {
    this.first = first;
    this.words = new long[((last - first) >> 6) + 1];
  }

  void add(int tick) {
    int at = tick - first;
    words[at >> 6] |= 1L << at;
  }

  boolean contains(int tick) {
    int at = tick - first;
    return (words[at >> 6] & 1L << at) != 0;
  }

  /**
   * The first one that is not before a tick; {@link io.fleettwin.endpoint.Endpoint#NEVER} if none.
   */
  int next(int tick) {
    int at = tick - first;
    int word = at >> 6;
    if (word >= words.length) {
      return NEVER;
    }
    long left = words[word] & -1L << at;
    while (left == 0) {
      if (++word == words.length) {
        return NEVER;
      }
      left = words[word];
    }
    return first + (word << 6) + Long.numberOfTrailingZeros(left);
  }

  void removeFrom(int tick) {
    int at = tick - first;
    int word = at >> 6;
    if (word < words.length) {
      words[word] &= ~(-1L << at);
      Arrays.fill(words, word + 1, words.length, 0);
    }
  }
}
