package io.fleettwin.fleet;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.Device;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.OsBuild;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which devices are asked for: those of which all of this is true. What is empty is true of each.
 *
 * @param health one of these
 * @param rollout the one that has made the latest offer
 * @param ring position of the ring in that rollout, from 0; only with a rollout
 * @param progress how far the latest update has come, one of these
 * @param content version of the agent's content; an empty one is that of devices without
 * @param agent version of the agent; likewise
 * @param build of Windows; the revision 0 stands for all revisions
 * @param site name of the site
 * @param namePrefix how device ids begin, as they are written
 * @param held whether safeguard holds were placed on the device itself
 * @param decommissioned those that have left the fleet, instead of those that are in it
 */
public record DeviceFilter(
    Set<BootHealth> health,
    Optional<String> rollout,
    OptionalInt ring,
    Set<InstallProgress> progress,
    Optional<String> content,
    Optional<String> agent,
    Optional<OsBuild> build,
    Optional<FormFactor> formFactor,
    Optional<String> site,
    String namePrefix,
    Optional<Boolean> held,
    boolean decommissioned) {

  /** All devices that are in the fleet. */
  public static final DeviceFilter ALL =
      new DeviceFilter(
          Set.of(),
          Optional.empty(),
          OptionalInt.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "",
          Optional.empty(),
          false);

  public DeviceFilter {
    health = ordered(BootHealth.class, health);
    progress = ordered(InstallProgress.class, progress);
    if (ring.isPresent() && rollout.isEmpty()) {
      throw new IllegalArgumentException("a ring is one of a rollout");
    }
    if (ring.isPresent() && (ring.getAsInt() < 0 || ring.getAsInt() >= RolloutPlan.MAX_RINGS)) {
      throw new IllegalArgumentException("a ring is 0 to " + (RolloutPlan.MAX_RINGS - 1));
    }
  }

  /** In the order of the constants, so that equal filters are also written equally. */
  private static <E extends Enum<E>> Set<E> ordered(Class<E> type, Set<E> values) {
    EnumSet<E> ordered = EnumSet.noneOf(type);
    ordered.addAll(values);
    return Collections.unmodifiableSet(ordered);
  }

  public boolean matches(Device device) {
    return meets(Standing.of(device))
        && meets(Equipment.of(device))
        && isAt(device)
        && device.id().value().startsWith(namePrefix);
  }

  boolean meets(Standing standing) {
    return decommissioned == standing.decommissioned()
        && (health.isEmpty() || health.contains(standing.health()))
        && (held.isEmpty() || held.get() == standing.held())
        && meetsLatest(standing);
  }

  private boolean meetsLatest(Standing standing) {
    if (rollout.isEmpty() && progress.isEmpty()) {
      return true;
    }
    if (standing.latest().isEmpty()) {
      return false;
    }
    DeviceSummary.Latest latest = standing.latest().get();
    return (rollout.isEmpty() || rollout.get().equals(latest.rollout()))
        && (ring.isEmpty() || ring.getAsInt() == latest.ring())
        && (progress.isEmpty() || progress.contains(latest.progress()));
  }

  boolean meets(Equipment equipment) {
    InstalledVersions installed = equipment.installed();
    return (formFactor.isEmpty() || formFactor.get() == equipment.formFactor())
        && (content.isEmpty() || content.get().equals(installed.content()))
        && (agent.isEmpty() || agent.get().equals(installed.agent()))
        && (build.isEmpty() || isBuild(installed.os()));
  }

  /** Whether this is the build that is asked for. */
  private boolean isBuild(OsBuild installed) {
    OsBuild asked = build.orElseThrow();
    return asked.build() == installed.build()
        && (asked.revision() == 0 || asked.revision() == installed.revision());
  }

  /** Whether the device is at the site that is asked for. */
  boolean isAt(Device device) {
    return site.isEmpty() || site.get().equals(device.profile().site().name());
  }
}
