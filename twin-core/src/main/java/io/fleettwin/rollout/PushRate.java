package io.fleettwin.rollout;

/**
 * How fast a ring is offered the update, as Microsoft Graph's rate-driven rollout says it.
 *
 * @param devicesPerOffer devices that are offered it at a time; 0 for all at once
 * @param everyMinutes between two times
 */
public record PushRate(int devicesPerOffer, int everyMinutes) {

  public static final PushRate ALL_AT_ONCE = new PushRate(0, 1);

  public PushRate {
    if (devicesPerOffer < 0) {
      throw new IllegalArgumentException("devicesPerOffer must not be negative");
    }
    if (everyMinutes < 1) {
      throw new IllegalArgumentException("everyMinutes is at least 1");
    }
  }

  /** How many members may have been offered the update after one more time. */
  public int raise(int quota, int members) {
    return devicesPerOffer == 0 || members - quota <= devicesPerOffer
        ? Math.max(quota, members)
        : quota + devicesPerOffer;
  }
}
