package io.fleettwin.world;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Resource;

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

  /**
   * How many devices get a resource at a tick.
   *
   * @param updateKb size of the largest update that is being downloaded
   * @param handsOn devices that somebody works on
   */
  public int grants(Resource resource, Calendar calendar, int tick, long updateKb, int handsOn) {
    return switch (resource) {
      case BANDWIDTH -> downloadsPerMinute(updateKb);
      case REMEDIATION -> remediationsPerMinute == 0 ? Integer.MAX_VALUE : remediationsPerMinute;
      case SERVICE_DESK ->
          desk.isOpen(calendar, tick) ? Math.max(0, desk.technicians() - handsOn) : 0;
    };
  }

  /**
   * The first tick after a given one at which somebody gets a resource, if no hands come free until
   * then; {@link Endpoint#NEVER} if nobody does.
   *
   * @param handsOn devices that somebody works on
   */
  public int nextGrants(Resource resource, Calendar calendar, int tick, int handsOn) {
    return switch (resource) {
      case BANDWIDTH, REMEDIATION -> tick + 1;
      case SERVICE_DESK ->
          handsOn < desk.technicians() ? desk.nextOpen(calendar, tick) : Endpoint.NEVER;
    };
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
