package io.fleettwin.cluster.journal;

import akka.persistence.typed.PersistenceId;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The names of entities: how sharding finds them, and how their events are found in the journal.
 * They are for ever (docs/adr/0001). A device's name begins with its world and cohort, so that a
 * cohort, or a world, is one range of the journal:
 *
 * <pre>
 * live/world
 * live/rollout/july
 * live/rollout/july/ring/0
 * live/007/PC-0001
 * </pre>
 */
public final class PersistenceIds {

  /** {@code /000} and so on: they are asked for with every message. */
  private static final List<String> COHORTS =
      IntStream.range(0, Cohorts.COUNT)
          .mapToObj(cohort -> String.format(Locale.ROOT, "/%03d", cohort))
          .toList();

  private PersistenceIds() {}

  public static PersistenceId of(String entityId) {
    return PersistenceId.ofUniqueId(entityId);
  }

  public static String world(String world) {
    return world + "/world";
  }

  public static String rollout(String world, String rollout) {
    return world + "/rollout/" + rollout;
  }

  public static String ring(String world, String rollout, int ring) {
    return rollout(world, rollout) + "/ring/" + ring;
  }

  public static String cohort(String world, int cohort) {
    return world + COHORTS.get(cohort);
  }

  public static String device(String world, DeviceId device) {
    return cohort(world, Cohorts.of(device)) + "/" + device.value();
  }

  /** All rollouts of a world, and their rings. */
  public static PersistenceIdRange rollouts(String world) {
    return PersistenceIdRange.ofPrefix(world + "/rollout/");
  }

  /** All entities of a world. */
  public static PersistenceIdRange allOf(String world) {
    return PersistenceIdRange.ofPrefix(world + "/");
  }

  /** Whether an entity of {@link #rollouts} is a ring. */
  public static boolean isRing(String entityId) {
    return entityId.split("/", -1).length > 3;
  }

  /** The world of an entity. */
  public static String worldOf(String entityId) {
    return entityId.substring(0, entityId.indexOf('/'));
  }

  /** Whether an entity's world is in memory alone. */
  public static boolean isEphemeral(String entityId) {
    return WorldSettings.isEphemeral(entityId);
  }

  /** The cohort of a device's or cohort's entity. */
  public static int cohortOf(String entityId) {
    int begin = entityId.indexOf('/') + 1;
    return Integer.parseInt(entityId, begin, begin + 3, 10);
  }

  /** The rollout of a rollout's or ring's entity. */
  public static String rolloutOf(String entityId) {
    return entityId.split("/", 4)[2];
  }

  /** What follows the last slash. */
  public static String lastPart(String entityId) {
    return entityId.substring(entityId.lastIndexOf('/') + 1);
  }
}
