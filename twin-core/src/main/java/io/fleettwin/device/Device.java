package io.fleettwin.device;

import io.fleettwin.software.DriverSet;
import io.fleettwin.software.InstalledVersions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the twin of a device knows.
 *
 * @param assignment the latest update it was offered
 * @param earlier the updates it was offered before, oldest first, at most {@value #MAX_EARLIER}
 * @param holds ids of the safeguard holds that keep updates away from it
 * @param heardTick when it was last heard of
 * @param endpoint in a simulated world, the packed state of the simulated endpoint; else 0
 * @param recent the commands it has carried out most recently
 * @param revision number of events so far, and so its version for optimistic concurrency
 */
public record Device(
    DeviceId id,
    DeviceProfile profile,
    DriverSet drivers,
    InstalledVersions installed,
    BootStatus boot,
    Optional<Assignment> assignment,
    List<Assignment> earlier,
    Set<String> holds,
    int heardTick,
    long endpoint,
    boolean decommissioned,
    CommandIds recent,
    long revision) {

  /** The most safeguard holds that a device can be under at once. */
  public static final int MAX_HOLDS = 64;

  /** How many earlier updates a device remembers: as many as a world can have rollouts. */
  public static final int MAX_EARLIER = 256;

  public Device {
    earlier = List.copyOf(earlier);
    holds = Set.copyOf(holds);
  }

  /** The same device with another simulated endpoint behind it, packed. */
  public Device withEndpoint(long other) {
    return new Device(
        id,
        profile,
        drivers,
        installed,
        boot,
        assignment,
        earlier,
        holds,
        heardTick,
        other,
        decommissioned,
        recent,
        revision);
  }

  /** Whether the latest update came from this rollout. */
  public boolean isAssignedTo(String rollout) {
    return assignment.map(latest -> latest.offer().rollout().equals(rollout)).orElse(false);
  }

  /** Whether this rollout has ever offered its update to the device. */
  public boolean wasOfferedBy(String rollout) {
    return isAssignedTo(rollout)
        || earlier.stream().anyMatch(past -> past.offer().rollout().equals(rollout));
  }
}
