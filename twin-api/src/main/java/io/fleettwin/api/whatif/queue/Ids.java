package io.fleettwin.api.whatif.queue;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Makes ids that sort by time, so that a page of the history can go on behind one. Those of one
 * node sort in the order in which they were made; those of two nodes never are the same.
 */
public final class Ids {

  /** What an id looks like, for people. */
  public static final String FORM = "the id of a what-if question, such as 019cadc1a3d0-5f0c8a91";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{12}-[0-9a-f]{8}");

  private final Clock clock;
  private long lastMillis;

  Ids(Clock clock) {
    this.clock = clock;
  }

  public static boolean isOne(String text) {
    return ID.matcher(text).matches();
  }

  synchronized String next() {
    lastMillis = Math.max(clock.millis(), lastMillis + 1);
    return "%012x-%08x".formatted(lastMillis, ThreadLocalRandom.current().nextInt());
  }
}
