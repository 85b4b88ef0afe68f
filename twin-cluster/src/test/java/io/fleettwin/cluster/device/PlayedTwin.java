package io.fleettwin.cluster.device;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import io.fleettwin.cluster.clerk.Clerks;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.node.FakeSharding;
import io.fleettwin.cluster.node.LocalSystem;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A twin whose journal is in memory; the test plays its cohort. */
final class PlayedTwin {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FakeSharding sharding = new FakeSharding();
  private final ActorTestKit kit;
  private final String entityId;
  private final TestProbe<DeviceTwin.Reply> replies;
  private final TestProbe<DeviceTwin.State> states;
  private final PersistenceTestKit journal;
  private final TwinNode node;
  private final boolean alone;
  private volatile boolean stopping;
  private ActorRef<DeviceTwin.Command> twin;

  /**
   * A twin without a past.
   *
   * @param alone whether the test answers when the twin asks its cohort how it is; else the cohort
   *     is never sure, as if other nodes could have written
   */
  PlayedTwin(LocalSystem local, DeviceId device, boolean alone) {
    this.alone = alone;
    kit = ActorTestKit.create(local.system());
    entityId = PersistenceIds.device("live", device);
    journal = PersistenceTestKit.create(local.system());
    journal.clearAll();
    replies = kit.createTestProbe();
    states = kit.createTestProbe();
    node = new TwinNode(sharding, Clerks.of(local.system()), () -> alone, () -> stopping);
    start();
  }

  /** The twin comes back after it has ended. */
  void restart() {
    stop();
    start();
  }

  void stop() {
    kit.stop(twin, PATIENCE);
  }

  /** The node of the twin begins to stop. */
  void stopNode() {
    stopping = true;
  }

  void expectEnd() {
    replies.expectTerminated(twin, PATIENCE);
  }

  private void start() {
    twin = kit.spawn(DeviceTwin.create(node, entityId));
  }

  PersistenceTestKit journal() {
    return journal;
  }

  String entityId() {
    return entityId;
  }

  void tell(DeviceTwin.Command command) {
    twin.tell(command);
    if (!alone) {
      twin.tell(new DeviceTwin.Recalled(Optional.empty(), false));
    }
  }

  void tell(DeviceCommand command) {
    tell(new DeviceTwin.Carry(command, false, replies.getRef()));
  }

  DeviceTwin.Reply reply() {
    return replies.receiveMessage(PATIENCE);
  }

  /** Waits until the twin has asked its cohort how it is. */
  void awaitRecall() {
    replies.awaitAssert(
        PATIENCE,
        () -> {
          assertThat(told()).hasAtLeastOneElementOfType(Cohort.Recall.class);
          return null;
        });
  }

  void expectNoReplyYet() {
    replies.expectNoMessage(Duration.ZERO);
  }

  DeviceTwin.Reply send(DeviceCommand command) {
    tell(command);
    return reply();
  }

  DeviceTwin.Reply sendByCohort(DeviceCommand command) {
    tell(new DeviceTwin.Carry(command, true, replies.getRef()));
    return reply();
  }

  /** Sends a command that is carried out, and changes something. */
  Device change(DeviceCommand command) {
    return done(send(command), true);
  }

  static Device done(DeviceTwin.Reply reply, boolean changed) {
    assertThat(reply).isInstanceOf(DeviceTwin.Done.class);
    DeviceTwin.Done done = (DeviceTwin.Done) reply;
    assertThat(done.changed()).isEqualTo(changed);
    return done.device();
  }

  /** What the twin says of itself. */
  Optional<Device> get() {
    tell(new DeviceTwin.Get(states.getRef()));
    return states.receiveMessage(PATIENCE).device();
  }

  List<Object> persisted() {
    return journal.persistedInStorage(entityId);
  }

  /** What the cohort was told since the last time, but for questions that were answered. */
  List<Cohort.Command> told() {
    List<Cohort.Command> told =
        sharding.received(
            Cohort.ENTITY_KEY, PersistenceIds.cohort("live", PersistenceIds.cohortOf(entityId)));
    return told.stream().filter(one -> alone || !(one instanceof Cohort.Recall)).toList();
  }
}
