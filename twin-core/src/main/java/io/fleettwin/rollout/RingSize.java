package io.fleettwin.rollout;

/** How many devices a ring has. */
public sealed interface RingSize {

  /**
   * A share of all devices that can take the update.
   *
   * @param share above 0, at most 1
   */
  record Share(double share) implements RingSize {
    public Share {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("share is above 0 and at most 1, not " + share);
      }
    }
  }

  /** A number of devices; fewer if the fleet has not so many. */
  record Devices(int devices) implements RingSize {
    public Devices {
      if (devices < 1) {
        throw new IllegalArgumentException("devices is at least 1, not " + devices);
      }
    }
  }

  /** All that no earlier ring has; only the last ring can be so. */
  record Rest() implements RingSize {}
}
