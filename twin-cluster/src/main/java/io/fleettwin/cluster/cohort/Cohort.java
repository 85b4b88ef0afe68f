package io.fleettwin.cluster.cohort;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.ring.RingCoordinator;
import io.fleettwin.cluster.serialization.ClusterMessage;
import io.fleettwin.cluster.world.World;
import io.fleettwin.device.Device;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.fleet.DeviceFilter;
import io.fleettwin.fleet.DevicePage;
import io.fleettwin.update.Update;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.Past;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The devices of one shard of a world: the index over them that rings and queries ask, and in a
 * simulated world what moves their endpoints. It persists nothing: when it starts it reads its
 * devices from the journal, and from then on they tell it what changes.
 */
public final class Cohort {

  public sealed interface Command extends ClusterMessage {}

  /** A twin has changed. */
  public record DeviceChanged(Device device) implements Command {}

  /** A device was heard, though it had nothing to tell. */
  public record DeviceHeard(String device, int tick) implements Command {}

  /** A twin that has just started asks how it is. */
  public record Recall(String device, ActorRef<DeviceTwin.Command> replyTo) implements Command {}

  /** A twin has been sent away. */
  public record TwinLeft(String device) implements Command {}

  /** A twin does not know whether its last change was persisted. */
  public record DeviceUnsure(String device) implements Command {}

  /**
   * Time has come to a tick. Answered when all that is due is persisted, and the rings know it.
   *
   * @param grants how many devices get what they wait for
   */
  public record Tick(
      int tick, Briefing briefing, Map<Resource, Integer> grants, ActorRef<World.Command> replyTo)
      implements Command {}

  /**
   * A ring wants members to be offered the update.
   *
   * @param target how many members of this cohort in all, those who were before included
   */
  public record OfferUpTo(
      String rollout,
      int ring,
      int target,
      int tick,
      Briefing briefing,
      ActorRef<RingCoordinator.Command> replyTo)
      implements Command {}

  /** Asks for the places of the devices that can take an update. */
  public record GetPlaces(Briefing briefing, Update update, int tick, ActorRef<Places> replyTo)
      implements Command {}

  public record Places(int cohort, long[] places) implements ClusterMessage {}

  /** Asks for the tally of a ring. */
  public record GetTally(
      String rollout,
      int ring,
      int tick,
      Briefing briefing,
      ActorRef<RingCoordinator.Command> replyTo)
      implements Command {}

  /** Asks how many devices there are. */
  public record Count(ActorRef<FleetCount> replyTo) implements Command {}

  /** Asks how many devices match. */
  public record CountMatching(DeviceFilter filter, ActorRef<FleetCount> replyTo)
      implements Command {}

  /**
   * Asks for devices that match, in the order of their ids.
   *
   * @param behind id of the device behind which the page begins; empty for the first page
   * @param limit how many are wanted at most, 1 to {@value Page#MAX_DEVICES}
   */
  public record GetPage(DeviceFilter filter, String behind, int limit, ActorRef<Page> replyTo)
      implements Command {}

  public record Page(int cohort, DevicePage page) implements ClusterMessage {

    /** As many fit into what Akka sends as one message, however long their texts are. */
    public static final int MAX_DEVICES = 200;
  }

  /**
   * Its world says where it comes from.
   *
   * @param past see {@link Past}; empty if the world is no fork
   */
  public record Rooted(List<Past> past) implements Command {
    public Rooted {
      past = List.copyOf(past);
    }
  }

  /** There is no such world. */
  public record NoWorld() implements Command {}

  /**
   * Its world is being deleted: the cohort ends with its twins. Answered with {@link
   * World.CohortVanished}.
   */
  public record Vanish(ActorRef<World.Command> replyTo) implements Command {}

  /** A twin has ended because its world is being deleted. */
  public record TwinVanished(String device) implements Command {}

  /** A ring has taken note of a tally. */
  public record TallyNoted(String rollout, int ring, int tick) implements Command {}

  record Loaded(Collection<Device> devices) implements Command {}

  record Inherited(Recall recall, Optional<Device> device) implements Command {}

  record InheritedUnknown(String device, String reason) implements Command {}

  record LoadFailed(String reason) implements Command {}

  record Answered(DeviceTwin.Reply reply) implements Command {}

  record AskAgain() implements Command {}

  public static final EntityTypeKey<Command> ENTITY_KEY =
      EntityTypeKey.create(Command.class, "Cohort");

  /** Messages kept while the journal is read. */
  private static final int STASH_MESSAGES = 100_000;

  private Cohort() {}

  public static void init(ClusterSharding sharding, ClusterShardingSettings settings) {
    sharding.init(
        Entity.of(ENTITY_KEY, entity -> create(sharding, entity.getEntityId()))
            .withSettings(settings)
            .withMessageExtractor(new CohortShards<>())
            .withAllocationStrategy(CohortShards.allocation()));
  }

  /** A cohort that reads its devices and then works; it begins anew if the journal fails. */
  public static Behavior<Command> create(ClusterSharding sharding, String entityId) {
    Behavior<Command> loading =
        Behaviors.setup(context ->
            Behaviors.withTimers(timers ->
                Behaviors.withStash(
                    STASH_MESSAGES,
                    stash ->
                        new CohortBeginning(context, timers, stash, sharding, entityId).begin())));
    return Behaviors.supervise(loading)
        .onFailure(
            SupervisorStrategy.restartWithBackoff(
                Duration.ofMillis(200), Duration.ofSeconds(10), 0.2));
  }
}
