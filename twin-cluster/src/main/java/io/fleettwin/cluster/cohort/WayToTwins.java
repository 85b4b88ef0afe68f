package io.fleettwin.cluster.cohort;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * How a cohort reaches its twins: by sharding, which starts them, and from then on directly, which
 * spares each message two actors on its way. A twin that starts on the same node says where it is.
 */
final class WayToTwins implements DeviceErrands.Way {

  private static final String STRATEGY = "akka.cluster.sharding.passivation.strategy";
  private static final String WHEN_IDLE = "default-idle-strategy";

  private final BooleanSupplier alone;
  private final ClusterSharding sharding;
  private final String world;
  private final ActorRef<DeviceTwin.Reply> replies;
  private final boolean mayBeDirect;
  private final Map<String, ActorRef<DeviceTwin.Command>> known = new HashMap<>();
  private boolean hasLostSome;

  /**
   * @param alone whether all twins are on this node; only then they say when they go
   * @param replies where twins answer
   */
  WayToTwins(
      ActorSystem<?> system,
      BooleanSupplier alone,
      ClusterSharding sharding,
      String world,
      ActorRef<DeviceTwin.Reply> replies) {
    this.alone = alone;
    this.sharding = sharding;
    this.world = world;
    this.replies = replies;
    // With a limit on how many are in memory shards have to see which of them are in use.
    this.mayBeDirect = system.settings().config().getString(STRATEGY).equals(WHEN_IDLE);
  }

  /** A twin has said where it is. */
  void found(String device, ActorRef<DeviceTwin.Command> twin) {
    known.put(device, twin);
  }

  /** The twins that have said where they are, and have not gone, as far as they are not lost. */
  Set<String> known() {
    return Set.copyOf(known.keySet());
  }

  /** Whether there may be twins that have said where they are and are not {@link #known}. */
  boolean hasLostSome() {
    return hasLostSome;
  }

  /** Sends a twin away for good. */
  void vanish(String device, ActorRef<Cohort.Command> replyTo) {
    sharding
        .entityRefFor(DeviceTwin.ENTITY_KEY, PersistenceIds.device(world, new DeviceId(device)))
        .tell(new DeviceTwin.Vanish(replyTo));
  }

  /** A twin has gone. */
  void lost(String device) {
    known.remove(device);
  }

  @Override
  public void tell(DeviceId device, DeviceCommand command) {
    var carry = new DeviceTwin.Carry(command, true, replies);
    ActorRef<DeviceTwin.Command> twin = known.get(device.value());
    if (twin == null || !mayBeDirect || !alone.getAsBoolean()) {
      tellBySharding(device, carry);
    } else {
      twin.tell(carry);
    }
  }

  /** It may not be where it was. */
  @Override
  public void tellAgain(DeviceId device, DeviceCommand command) {
    hasLostSome = true;
    lost(device.value());
    tell(device, command);
  }

  private void tellBySharding(DeviceId device, DeviceTwin.Carry carry) {
    sharding.entityRefFor(DeviceTwin.ENTITY_KEY, PersistenceIds.device(world, device)).tell(carry);
  }
}
