package io.fleettwin.cluster.device;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.javadsl.CommandHandlerWithReply;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import akka.persistence.typed.javadsl.ReplyEffect;
import akka.persistence.typed.javadsl.RetentionCriteria;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.cohort.CohortShards;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.serialization.ClusterMessage;
import io.fleettwin.decision.Decision;
import io.fleettwin.decision.Refusal;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceDecider;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import java.util.Optional;

/**
 * The twin of one device. It decides commands by the core's rules and answers only after what
 * happened is persisted. Whoever changes it, its cohort hears of it.
 */
public final class DeviceTwin
    extends EventSourcedBehaviorWithEnforcedReplies<DeviceTwin.Command, DeviceEvent, Device> {

  public sealed interface Command extends ClusterMessage {}

  /**
   * Carries a command to the twin.
   *
   * @param byCohort whether the device's cohort sends it, and so learns of the change by the reply
   */
  public record Carry(DeviceCommand command, boolean byCohort, ActorRef<Reply> replyTo)
      implements Command {}

  public record Get(ActorRef<State> replyTo) implements Command {}

  public sealed interface Reply extends ClusterMessage {}

  /**
   * The command was carried out, and what it changed is persisted.
   *
   * @param changed false if it changed nothing
   */
  public record Done(Device device, boolean changed) implements Reply {}

  public record Refused(String device, Refusal refusal) implements Reply {}

  public record State(Optional<Device> device) implements ClusterMessage {}

  public static final EntityTypeKey<Command> ENTITY_KEY =
      EntityTypeKey.create(Command.class, "Device");

  /** A device has some tens of events in its life; two snapshots are kept in case one is broken. */
  private static final RetentionCriteria RETENTION = RetentionCriteria.snapshotEvery(100, 2);

  private final ClusterSharding sharding;
  private final String entityId;

  public static void init(ClusterSharding sharding) {
    sharding.init(
        Entity.of(ENTITY_KEY, entity -> create(sharding, entity.getEntityId()))
            .withMessageExtractor(new CohortShards<>())
            .withAllocationStrategy(CohortShards.allocation()));
  }

  public static Behavior<Command> create(ClusterSharding sharding, String entityId) {
    return new DeviceTwin(sharding, entityId);
  }

  private DeviceTwin(ClusterSharding sharding, String entityId) {
    super(PersistenceIds.of(entityId), TwinRestart.STRATEGY);
    this.sharding = sharding;
    this.entityId = entityId;
  }

  @Override
  public Device emptyState() {
    return null;
  }

  @Override
  public CommandHandlerWithReply<Command, DeviceEvent, Device> commandHandler() {
    return newCommandHandlerWithReplyBuilder()
        .forAnyState()
        .onCommand(Carry.class, this::carry)
        .onCommand(Get.class, this::get)
        .build();
  }

  @Override
  public EventHandler<Device, DeviceEvent> eventHandler() {
    return DeviceHistory::apply;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RETENTION;
  }

  private ReplyEffect<DeviceEvent, Device> carry(Device device, Carry carry) {
    return switch (DeviceDecider.decide(device, carry.command())) {
      case Decision.Accepted<DeviceEvent> accepted ->
          Effect()
              .persist(accepted.events())
              .thenRun((Device after) -> tellChanged(after, carry))
              .thenReply(carry.replyTo(), after -> new Done(after, true));
      case Decision.Unchanged<DeviceEvent> unchanged ->
          Effect()
              .none()
              .thenRun((Device same) -> tellHeard(same, carry))
              .thenReply(carry.replyTo(), same -> new Done(same, false));
      case Decision.Refused<DeviceEvent> refused ->
          Effect()
              .reply(
                  carry.replyTo(),
                  new Refused(PersistenceIds.lastPart(entityId), refused.refusal()));
    };
  }

  private ReplyEffect<DeviceEvent, Device> get(Device device, Get get) {
    return Effect().reply(get.replyTo(), new State(Optional.ofNullable(device)));
  }

  private void tellChanged(Device device, Carry carry) {
    if (!carry.byCohort()) {
      cohort().tell(new Cohort.DeviceChanged(device));
    }
  }

  /** A report that changes nothing still says that the device is up. */
  private void tellHeard(Device device, Carry carry) {
    if (!carry.byCohort() && carry.command().isFromDevice()) {
      cohort().tell(new Cohort.DeviceHeard(device.id().value(), carry.command().tick()));
    }
  }

  private EntityRef<Cohort.Command> cohort() {
    return sharding.entityRefFor(
        Cohort.ENTITY_KEY,
        PersistenceIds.cohort(PersistenceIds.worldOf(entityId), PersistenceIds.cohortOf(entityId)));
  }
}
