package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.ask.CommandFailed;
import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How much of the heap is in use by what is still needed, by a histogram of its classes. What a
 * collector counts as in use is more: one that compacts only where it pays fills the gaps with dead
 * objects, which came to a quarter of a small heap, and differed from run to run.
 */
final class Heap {

  /** The first one lets go of what is only weakly held, and only a later one frees it. */
  private static final int MOST_COLLECTIONS = 8;

  /** Two collections that differ by less have found the same. */
  private static final double SAME = 0.001;

  /** A line such as {@code 12: 345 6789 java.lang.String (java.base@25)}. */
  private static final Pattern LINE =
      Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(?<bytes>\\d+)\\s+(?<type>\\S+)");

  /** With these a collector fills gaps. */
  private static final String FILLER = "jdk.internal.vm.Filler";

  private Heap() {}

  /** Bytes in use after as many full collections as still make a difference. */
  static long usedBytes() {
    long before = liveBytes();
    for (int i = 1; i < MOST_COLLECTIONS; i++) {
      long after = liveBytes();
      if (Math.abs(before - after) < before * SAME) {
        return after;
      }
      before = after;
    }
    return before;
  }

  /** Collects first, as the histogram does by itself. */
  private static long liveBytes() {
    long bytes = 0;
    Matcher line = LINE.matcher(histogram());
    while (line.find()) {
      if (!line.group("type").contains(FILLER)) {
        bytes += Long.parseLong(line.group("bytes"));
      }
    }
    return bytes;
  }

  private static String histogram() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw CommandFailed.unavailable(
          "this JVM gives no histogram of its heap (%s); use a HotSpot JDK of 21 or later"
              .formatted(e));
    }
  }
}
