package io.fleettwin.cluster.history;

import java.util.OptionalLong;

/**
 * How far the answer to a question has come.
 *
 * @param step counts up with every future that was played, and with every part that has begun
 * @param part of the work that is under way, for people
 * @param played futures of this part
 * @param total futures of this part, at most
 * @param secondsLeft of this part, at the pace so far; empty before the first future
 */
public record WhatIfProgress(
    long step, String part, long played, long total, OptionalLong secondsLeft) {

  /** The longest name of a part, in characters. */
  public static final int MAX_PART_CHARS = 100;
}
