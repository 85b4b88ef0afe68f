package io.fleettwin.world;

/**
 * What a fleet has to share.
 *
 * @param contentMegabits bandwidth for updates in megabits a second; 0 for unlimited
 * @param remediationsPerMinute devices to which the service gives a remediation in a minute; 0 for
 *     unlimited
 */
public record Capacity(ServiceDesk desk, int contentMegabits, int remediationsPerMinute) {

  public static final Capacity UNLIMITED = new Capacity(ServiceDesk.NONE, 0, 0);

  public Capacity {
    if (contentMegabits < 0 || remediationsPerMinute < 0) {
      throw new IllegalArgumentException("capacities must not be negative");
    }
  }

  /** How many downloads of this size, in kilobytes, fit in a minute; at least 1. */
  public int downloadsPerMinute(long sizeKb) {
    if (contentMegabits == 0 || sizeKb == 0) {
      return Integer.MAX_VALUE;
    }
    long kilobytesPerMinute = contentMegabits * 125L * 60;
    return Math.clamp(kilobytesPerMinute / sizeKb, 1, Integer.MAX_VALUE);
  }
}
