package io.fleettwin.cluster.device;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.ExtensibleBehavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.fleettwin.cluster.clerk.JournalClerk;
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
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The twin of one device. It decides commands by the core's rules and answers only after what
 * happened is persisted. Whoever changes it, its cohort hears of it.
 *
 * <p>Event-sourced, but not by Akka's own behavior for that: a fleet has a million twins, and what
 * each of them would keep for itself, they have together in the {@link JournalClerk} and in their
 * cohort (docs/adr/0006). A twin that starts asks its cohort, which has read all its devices from
 * the journal in one scan; where the cohort cannot be sure, it reads the journal by itself. In an
 * ephemeral world nothing is persisted, and what happened has happened at once.
 */
public final class DeviceTwin extends ExtensibleBehavior<Object> {

  public sealed interface Command extends ClusterMessage {}

  /**
   * Carries a command to the twin.
   *
   * @param byCohort whether the device's cohort sends it, and so learns of the change by the reply
   */
  public record Carry(DeviceCommand command, boolean byCohort, ActorRef<Reply> replyTo)
      implements Command {}

  public record Get(ActorRef<State> replyTo) implements Command {}

  /**
   * What its cohort knows of the twin.
   *
   * @param device if not sure, only how it was when its world began: in a fork, as it was in the
   *     world that was forked; otherwise it was not there
   * @param sure false if the journal has to be asked what came then
   */
  public record Recalled(Optional<Device> device, boolean sure) implements Command {}

  /** Its shard sends the twin away; it goes when all that came before is carried out. */
  public record Leave() implements Command {}

  /** Its world is being deleted; the twin goes when nothing of it is being written any more. */
  public record Vanish(ActorRef<Cohort.Command> replyTo) implements Command {}

  public sealed interface Reply extends ClusterMessage {}

  /**
   * The command was carried out, and what it changed is persisted.
   *
   * @param changed false if it changed nothing
   */
  public record Done(Device device, boolean changed) implements Reply {}

  public record Refused(String device, Refusal refusal) implements Reply {}

  /**
   * The journal has failed. Whether the command was carried out is not known: it may be repeated.
   */
  public record Failed(String device, String reason) implements Reply {}

  public record State(Optional<Device> device) implements ClusterMessage {}

  public static final EntityTypeKey<Command> ENTITY_KEY =
      EntityTypeKey.create(Command.class, "Device");

  /** Commands that wait for a twin; one that has so many is in trouble, and senders repeat. */
  private static final int MOST_WAITING = 1_024;

  private final TwinNode node;
  private final String entityId;

  /** {@code null} if there is none, or it is not known yet. */
  private Device device;

  /** {@code null} while the twin has nothing else to do than to take commands. */
  private Busy busy = Busy.Asleep.INSTANCE;

  private boolean leaving;

  /** Who wants the twin to be gone for good; {@code null} if nobody does. */
  private ActorRef<Cohort.Command> vanishFor;

  /** {@code null} if nothing waits, which is nearly always. */
  private Queue<Command> waiting;

  public static void init(ActorSystem<?> system, ClusterSharding sharding) {
    TwinNode node = TwinNode.of(system, sharding);
    sharding.init(
        Entity.of(ENTITY_KEY, entity -> create(node, entity.getEntityId()))
            .withStopMessage(new Leave())
            .withMessageExtractor(new CohortShards<>())
            .withAllocationStrategy(CohortShards.allocation()));
  }

  static Behavior<Command> create(TwinNode node, String entityId) {
    return new DeviceTwin(node, entityId).narrow();
  }

  private DeviceTwin(TwinNode node, String entityId) {
    this.node = node;
    this.entityId = entityId;
  }

  @Override
  public Behavior<Object> receive(TypedActorContext<Object> context, Object message) {
    ActorRef<Object> self = context.asJava().getSelf();
    switch (message) {
      case Recalled recalled -> recalled(recalled, self);
      case Leave leave -> leaving = true;
      case Vanish vanish -> vanishFor = vanish.replyTo();
      case Command command -> command(command, self);
      case JournalClerk.Answer answer -> journalAnswered(answer, self);
      default -> {
        return Behaviors.unhandled();
      }
    }
    if (vanishFor != null && !(busy instanceof Busy.Writing)) {
      vanishFor.tell(new Cohort.TwinVanished(name()));
      return Behaviors.stopped();
    }
    boolean idle = busy == null || busy == Busy.Asleep.INSTANCE;
    return leaving && idle ? left() : Behaviors.same();
  }

  private Behavior<Object> left() {
    if (node.alone().getAsBoolean() && !node.stopping().getAsBoolean()) {
      node.cohort(entityId).tell(new Cohort.TwinLeft(name()));
    }
    return Behaviors.stopped();
  }

  @Override
  public Behavior<Object> receiveSignal(TypedActorContext<Object> context, Signal signal) {
    if (signal instanceof PostStop && busy instanceof Busy.Writing) {
      tellUnsure();
    }
    // Akka stops an actor that leaves a PoisonPill unhandled.
    return Behaviors.unhandled();
  }

  private void command(Command command, ActorRef<Object> self) {
    if (busy == null) {
      carryOut(command, self);
      return;
    }
    if (waiting == null) {
      waiting = new ArrayDeque<>(1);
    }
    if (waiting.size() < MOST_WAITING) {
      waiting.add(command);
    }
    if (busy.isOverdue()) {
      wakeUp(self);
    }
  }

  private void carryOut(Command command, ActorRef<Object> self) {
    switch (command) {
      case Carry carry -> carry(carry, self);
      case Get get -> get.replyTo().tell(new State(Optional.ofNullable(device)));
      case Recalled late -> {}
      case Leave leave -> {}
      case Vanish vanish -> {}
    }
  }

  private void carry(Carry carry, ActorRef<Object> self) {
    switch (DeviceDecider.decide(device, carry.command())) {
      case Decision.Accepted<DeviceEvent> accepted -> persist(accepted.events(), carry, self);
      case Decision.Unchanged<DeviceEvent> unchanged -> {
        tellHeard(carry);
        carry.replyTo().tell(new Done(device, false));
      }
      case Decision.Refused<DeviceEvent> refused ->
          carry.replyTo().tell(new Refused(name(), refused.refusal()));
    }
  }

  private void persist(List<DeviceEvent> events, Carry carry, ActorRef<Object> self) {
    Device after = device;
    for (DeviceEvent event : events) {
      after = DeviceHistory.apply(after, event);
    }
    if (PersistenceIds.isEphemeral(entityId)) {
      changed(after, carry);
      return;
    }
    long first = device == null ? 1 : device.revision() + 1;
    var wish = new JournalClerk.Append(entityId, first, events, self.narrow());
    busy = Busy.Writing.now(carry, wish, after);
    node.clerk().tell(wish);
  }

  private void journalAnswered(JournalClerk.Answer answer, ActorRef<Object> self) {
    switch (answer) {
      case JournalClerk.Persisted done -> {
        if (busy instanceof Busy.Writing writing && writing.awaits(done.wish())) {
          persisted(writing, self);
        }
      }
      case JournalClerk.NotPersisted failed -> {
        if (busy instanceof Busy.Writing writing && writing.awaits(failed.wish())) {
          wakeUp(self);
          writing.carry().replyTo().tell(new Failed(name(), failed.reason()));
        }
      }
      case JournalClerk.History history -> {
        if (busy instanceof Busy.Reading) {
          read(history, self);
        }
      }
      case JournalClerk.NotRead failed -> {
        if (busy instanceof Busy.Reading) {
          notRead(failed);
        }
      }
    }
  }

  private void persisted(Busy.Writing writing, ActorRef<Object> self) {
    changed(writing.after(), writing.carry());
    ready(self);
  }

  private void changed(Device after, Carry carry) {
    device = after;
    if (!carry.byCohort()) {
      node.cohort(entityId).tell(new Cohort.DeviceChanged(device));
    }
    carry.replyTo().tell(new Done(device, true));
  }

  /** Finds out how the device is, for the first time, or because the journal did not answer. */
  private void wakeUp(ActorRef<Object> self) {
    if (busy instanceof Busy.Writing) {
      tellUnsure();
    }
    busy = Busy.Recalling.now();
    node.cohort(entityId).tell(new Cohort.Recall(name(), self.narrow()));
  }

  private void recalled(Recalled recalled, ActorRef<Object> self) {
    if (busy instanceof Busy.Recalling) {
      device = recalled.device().orElse(null);
      if (recalled.sure()) {
        ready(self);
      } else {
        readJournal(self);
      }
    }
  }

  private void readJournal(ActorRef<Object> self) {
    busy = Busy.Reading.now();
    node.clerk().tell(new JournalClerk.Read(entityId, self.narrow()));
  }

  /** What came since the device's world began. */
  private void read(JournalClerk.History history, ActorRef<Object> self) {
    for (Object event : history.events()) {
      device = DeviceHistory.apply(device, (DeviceEvent) event);
    }
    if (device != null) {
      node.cohort(entityId).tell(new Cohort.DeviceChanged(device));
    }
    ready(self);
  }

  /** Who waits is told; whoever comes next makes the twin try once more. */
  private void notRead(JournalClerk.NotRead failed) {
    busy = Busy.Asleep.INSTANCE;
    while (waiting != null && !waiting.isEmpty()) {
      if (waiting.remove() instanceof Carry carry) {
        carry.replyTo().tell(new Failed(name(), failed.reason()));
      }
    }
    waiting = null;
  }

  private void ready(ActorRef<Object> self) {
    busy = null;
    while (busy == null && waiting != null) {
      Command next = waiting.remove();
      if (waiting.isEmpty()) {
        waiting = null;
      }
      carryOut(next, self);
    }
  }

  /** A report that changes nothing still says that the device is up. */
  private void tellHeard(Carry carry) {
    if (!carry.byCohort() && carry.command().isFromDevice()) {
      node.cohort(entityId).tell(new Cohort.DeviceHeard(name(), carry.command().tick()));
    }
  }

  /** Until the cohort hears how the device is, nobody is to believe it. */
  private void tellUnsure() {
    node.cohort(entityId).tell(new Cohort.DeviceUnsure(name()));
  }

  private String name() {
    return PersistenceIds.lastPart(entityId);
  }
}
