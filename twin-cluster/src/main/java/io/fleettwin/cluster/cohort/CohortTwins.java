package io.fleettwin.cluster.cohort;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import io.fleettwin.cluster.cohort.Cohort.Command;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.membership.Neighbours;
import io.fleettwin.cluster.world.World;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.CohortTable;
import io.fleettwin.world.Past;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The twins of a cohort as actors: where they are, what they may be told, and how they end. */
final class CohortTwins {

  /**
   * Where a cohort comes from.
   *
   * @param past see {@link Past}
   * @param scan reads devices from the journal
   * @param hasMetAll whether every twin that there is has asked this cohort how it is
   */
  record Origin(List<Past> past, CohortScan scan, boolean hasMetAll) {}

  private final ActorContext<Command> context;
  private final String entityId;
  private final CohortTable table;
  private final Origin origin;
  private final WayToTwins way;

  /** Devices of which the journal may have more than the table. */
  private final Set<DeviceId> unsure = new HashSet<>();

  /** {@code null} as long as the world is not being deleted. */
  private Vanishing vanishing;

  CohortTwins(
      ActorContext<Command> context,
      ClusterSharding sharding,
      String entityId,
      CohortTable table,
      Origin origin,
      ActorRef<DeviceTwin.Reply> replies) {
    this.context = context;
    this.entityId = entityId;
    this.table = table;
    this.origin = origin;
    ActorSystem<?> system = context.getSystem();
    this.way =
        new WayToTwins(system, this::isAlone, sharding, PersistenceIds.worldOf(entityId), replies);
  }

  private boolean isAlone() {
    return Neighbours.of(context.getSystem()).none();
  }

  WayToTwins way() {
    return way;
  }

  void left(String device) {
    way.lost(device);
  }

  /** A twin does not know whether its last change was persisted. */
  void unsure(String device) {
    unsure.add(new DeviceId(device));
  }

  /** A twin has said how it is. */
  void sure(DeviceId device) {
    unsure.remove(device);
  }

  /**
   * Tells a twin how it is. What the journal may have more of, it reads by itself; in a cluster
   * another node may have written after this cohort has read.
   */
  void recall(Cohort.Recall recall) {
    DeviceId device = new DeviceId(recall.device());
    way.found(recall.device(), recall.replyTo());
    boolean sure = PersistenceIds.isEphemeral(entityId) || (!unsure.contains(device) && isAlone());
    if (sure) {
      recall.replyTo().tell(new DeviceTwin.Recalled(table.device(device), true));
    } else if (origin.past().isEmpty()) {
      recall.replyTo().tell(new DeviceTwin.Recalled(Optional.empty(), false));
    } else {
      readInherited(recall, device);
    }
  }

  /** If that fails the twin asks again, when it is asked for something. */
  private void readInherited(Cohort.Recall recall, DeviceId device) {
    var blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
    context.pipeToSelf(
        CompletableFuture.supplyAsync(() -> origin.scan().inherited(device), blocking),
        (found, failure) ->
            failure == null
                ? new Cohort.Inherited(recall, found)
                : new Cohort.InheritedUnknown(recall.device(), String.valueOf(failure)));
  }

  /**
   * Sends all twins away, some at a time.
   *
   * @return whether they are gone, and the cohort may go, too
   */
  boolean vanish(Cohort.Vanish vanish) {
    if (vanishing == null) {
      vanishing = new Vanishing(all());
    }
    vanishing.askedBy(vanish.replyTo());
    return next();
  }

  /** Ids of all twins that may be there; of those that were never there most are spared. */
  private Set<String> all() {
    Set<String> all = new HashSet<>(way.known());
    if (!origin.hasMetAll() || way.hasLostSome()) {
      all.addAll(table.ids());
    }
    return all;
  }

  /** The same, after one has gone. */
  boolean vanished(Cohort.TwinVanished twin) {
    if (vanishing == null) {
      return false;
    }
    vanishing.gone(twin.device());
    return next();
  }

  private boolean next() {
    vanishing.next().forEach(this::sendAway);
    if (!vanishing.isOver()) {
      return false;
    }
    BegunCohorts.of(context.getSystem()).forget(entityId);
    vanishing.tell(new World.CohortVanished(PersistenceIds.cohortOf(entityId)));
    return true;
  }

  /** Asks those again who have not gone yet; false if the world is not being deleted. */
  boolean vanishOn() {
    if (vanishing == null) {
      return false;
    }
    vanishing.late().forEach(this::sendAway);
    return true;
  }

  private void sendAway(String twin) {
    way.vanish(twin, context.getSelf());
  }
}
