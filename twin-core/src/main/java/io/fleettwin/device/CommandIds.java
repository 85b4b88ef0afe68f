package io.fleettwin.device;

import java.util.Arrays;

/**
 * The commands that a device has carried out most recently, oldest first. A command that comes a
 * second time is found here and changes nothing.
 *
 * <p>Ids are kept as 64-bit digests ({@link io.fleettwin.random.Draws#keyOf}): with {@value
 * #CAPACITY} remembered ids the chance to mistake a new command for an old one is below 1e-18.
 *
 * <p>A command that comes again after it was forgotten still changes nothing if the state tells
 * that it was carried out, and of most commands it does. The limits:
 *
 * <ul>
 *   <li>{@link DeviceCommand.ReportCrash}, {@link DeviceCommand.ReportBoot} and {@link
 *       DeviceCommand.Remediate} are carried out once more: a device can crash, start and be mended
 *       as often as it likes, and each time is news.
 *   <li>A report of how something is (an inventory, the agent, the installation) is taken for news
 *       if a later report has said otherwise; and any report, of a device that has been down since,
 *       is taken for a sign of life.
 * </ul>
 *
 * <p>The tick of a command does not help. Reports count as happening now: a client that repeats one
 * gets the tick of the repetition, which is none too old. And of two reports that are on their way
 * at once, by two nodes perhaps, the later tick may come first, so that an earlier tick than that
 * of the last report may be news.
 */
public final class CommandIds {

  /** How many commands a device remembers. */
  public static final int CAPACITY = 16;

  public static final CommandIds NONE = new CommandIds(new long[0]);

  private final long[] digests;

  private CommandIds(long[] digests) {
    this.digests = digests;
  }

  /** The memory that holds these digests, oldest first; at most {@value #CAPACITY}. */
  public static CommandIds of(long... digests) {
    if (digests.length > CAPACITY) {
      throw new IllegalArgumentException("at most " + CAPACITY + " command ids are remembered");
    }
    return new CommandIds(digests.clone());
  }

  public boolean contains(long digest) {
    for (long known : digests) {
      if (known == digest) {
        return true;
      }
    }
    return false;
  }

  /** The same memory with one more id; the oldest one is forgotten if it is full. */
  public CommandIds plus(long digest) {
    if (contains(digest)) {
      return this;
    }
    int keep = Math.min(digests.length, CAPACITY - 1);
    long[] grown = new long[keep + 1];
    System.arraycopy(digests, digests.length - keep, grown, 0, keep);
    grown[keep] = digest;
    return new CommandIds(grown);
  }

  public long[] toArray() {
    return digests.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CommandIds ids && Arrays.equals(digests, ids.digests);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digests);
  }

  @Override
  public String toString() {
    return "CommandIds" + Arrays.toString(digests);
  }
}
