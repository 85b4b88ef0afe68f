package io.fleettwin.cluster.world;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.coordinator.Seat;
import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.serialization.ClusterMessage;
import io.fleettwin.decision.Refusal;
import io.fleettwin.rollout.RolloutOrder;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.ForkOrder;
import io.fleettwin.world.Queue;
import io.fleettwin.world.RolloutBriefing;
import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A world: its clock, its rollouts, and what its devices share. A tick is over when all that is due
 * in it is persisted; only then the next one begins. With a virtual clock that is as fast as it
 * goes, with a wall clock once a minute.
 */
public final class World {

  public sealed interface Command extends ClusterMessage {}

  public record Create(WorldSettings settings, ActorRef<Reply> replyTo) implements Command {}

  /** Makes the world as a fork of another one. */
  public record Fork(ForkOrder order, ActorRef<Reply> replyTo) implements Command {}

  public record Get(ActorRef<State> replyTo) implements Command {}

  /** A cohort asks where the world comes from. */
  public record GetRoots(int cohort, ActorRef<Cohort.Command> replyTo) implements Command {}

  /** Lets a world with a virtual clock run until a tick, or until nothing more can happen. */
  public record Run(int untilTick, ActorRef<Reply> replyTo) implements Command {}

  public record StartRollout(RolloutPlan plan, ActorRef<RolloutCoordinator.Reply> replyTo)
      implements Command {}

  public record ControlRollout(
      String rollout, RolloutOrder order, ActorRef<RolloutCoordinator.Reply> replyTo)
      implements Command {}

  public record PlaceHold(SafeguardHold hold, ActorRef<Reply> replyTo) implements Command {}

  public record ReleaseHold(String holdId, ActorRef<Reply> replyTo) implements Command {}

  /** Does nothing but make sure that the world is there and goes on. */
  public record Wake() implements Command {}

  /** A cohort has done all that was due at a tick. */
  public record CohortDone(int cohort, int tick, int nextDue, List<Queue> queues, int handsOn)
      implements Command {
    public CohortDone {
      queues = List.copyOf(queues);
    }
  }

  /**
   * Devices of a cohort have been changed by others, so that it has to take part in the next tick.
   *
   * @param sinceTick the last tick in which the cohort took part
   */
  public record CohortStirred(int cohort, int sinceTick) implements Command {}

  /** A rollout has decided at a tick. */
  public record RolloutDone(
      String rollout,
      int tick,
      RolloutBriefing briefing,
      int nextDue,
      Map<Integer, Integer> cohortDue)
      implements Command {}

  /** What cohorts have to know of a rollout. */
  public record RolloutBriefed(RolloutBriefing briefing) implements Command {}

  /** A rollout has begun. */
  public record RolloutBegun(RolloutBriefing briefing, RolloutView view, boolean changed)
      implements Command {}

  public record RolloutRefused(String rollout, Refusal refusal) implements Command {}

  /** Ends the world, and deletes what it has persisted. */
  public record Vanish(ActorRef<Worlds.Command> replyTo) implements Command {}

  /** A cohort has ended with its twins. */
  public record CohortVanished(int cohort) implements Command {}

  /** A rollout has ended, and had so many rings. */
  public record RolloutVanished(String rollout, int rings) implements Command {}

  /** A ring has ended. */
  public record RingVanished(String ring) implements Command {}

  record ForkReady(WorldEvent.WorldForked first) implements Command {}

  record ForkRefused(Refusal refusal) implements Command {}

  record ForkFailed() implements Command {}

  record Deleted() implements Command {}

  record NotDeleted(String reason) implements Command {}

  record NextMinute() implements Command {}

  record AskAgain() implements Command {}

  public sealed interface Reply extends ClusterMessage {}

  public record Done(WorldView view, boolean changed) implements Reply {}

  public record Refused(Refusal refusal) implements Reply {}

  public record State(Optional<WorldView> view) implements ClusterMessage {}

  public static final EntityTypeKey<Command> ENTITY_KEY =
      EntityTypeKey.create(Command.class, "World");

  private World() {}

  public static void init(ClusterSharding sharding, ClusterShardingSettings settings) {
    Seat.init(sharding, settings, ENTITY_KEY, WorldAtWork::new);
  }

  public static Behavior<Command> create(ClusterSharding sharding, String entityId) {
    return Seat.behavior(sharding, entityId, WorldAtWork::new);
  }
}
