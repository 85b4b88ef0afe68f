package io.fleettwin.cluster.world;

import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.JournalProtocol;
import akka.persistence.Persistence;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.coordinator.Coordinator;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.ring.RingCoordinator;
import io.fleettwin.cluster.rollout.RolloutCoordinator;
import io.fleettwin.cluster.serialization.JournalAccess;
import io.fleettwin.fleet.Cohorts;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * The end of a world: first its cohorts go, with their twins, so that nobody writes any more, then
 * its rollouts, then their rings; then what they have persisted is deleted.
 */
final class Ending {

  private final ActorContext<World.Command> context;
  private final ClusterSharding sharding;
  private final String world;
  private final Set<Integer> cohorts = new TreeSet<>();

  /** Rollouts that are there still, each with the number of its rings. */
  private final Set<String> rollouts;

  /** Entities of rings that are there still. */
  private final Set<String> rings = new TreeSet<>();

  private final Map<String, Integer> ringsOf = new TreeMap<>();
  private ActorRef<Worlds.Command> askedBy;
  private boolean deleting;

  /**
   * The end begins.
   *
   * @param state {@code null} if there is nothing but what may be left in the journal
   */
  Ending(
      ActorContext<World.Command> context,
      ClusterSharding sharding,
      String world,
      WorldState state) {
    this.context = context;
    this.sharding = sharding;
    this.world = world;
    this.rollouts = new TreeSet<>(state == null ? Set.of() : state.rollouts());
    if (state != null) {
      IntStream.range(0, Cohorts.COUNT).forEach(cohorts::add);
    }
  }

  /** Says to all that are next and have not answered that they are to go. */
  void goOn(ActorRef<Worlds.Command> whoAsks) {
    askedBy = whoAsks;
    goOn();
  }

  void goOn() {
    if (!cohorts.isEmpty()) {
      cohorts.forEach(this::endCohort);
    } else if (!rollouts.isEmpty()) {
      rollouts.forEach(this::endRollout);
    } else if (!rings.isEmpty()) {
      rings.forEach(this::endRing);
    } else if (!deleting) {
      deleting = true;
      delete();
    }
  }

  private void endCohort(int cohort) {
    sharding
        .entityRefFor(Cohort.ENTITY_KEY, PersistenceIds.cohort(world, cohort))
        .tell(new Cohort.Vanish(context.getSelf()));
  }

  private void endRollout(String rollout) {
    sharding
        .entityRefFor(RolloutCoordinator.ENTITY_KEY, PersistenceIds.rollout(world, rollout))
        .tell(new RolloutCoordinator.Vanish(context.getSelf()));
  }

  private void endRing(String ring) {
    sharding
        .entityRefFor(RingCoordinator.ENTITY_KEY, ring)
        .tell(new RingCoordinator.Vanish(context.getSelf()));
  }

  /** Whether a cohort may still learn where it comes from, which it needs to find its twins. */
  boolean needs(int cohort) {
    return cohorts.contains(cohort);
  }

  void cohortVanished(int cohort) {
    if (cohorts.remove(cohort) && cohorts.isEmpty()) {
      goOn();
    }
  }

  void rolloutVanished(World.RolloutVanished vanished) {
    if (rollouts.remove(vanished.rollout())) {
      ringsOf.put(vanished.rollout(), vanished.rings());
      for (int ring = 0; ring < vanished.rings(); ring++) {
        rings.add(PersistenceIds.ring(world, vanished.rollout(), ring));
      }
      if (rollouts.isEmpty()) {
        goOn();
      }
    }
  }

  void ringVanished(String ring) {
    if (rings.remove(ring) && rings.isEmpty()) {
      goOn();
    }
  }

  private void delete() {
    if (PersistenceIds.isEphemeral(world)) {
      forget();
      context.getSelf().tell(new World.Deleted());
      return;
    }
    var system = context.getSystem();
    var journal = JournalAccess.of(system).journal();
    context.pipeToSelf(
        CompletableFuture.runAsync(
            () -> journal.delete(PersistenceIds.allOf(world)),
            system.dispatchers().lookup(DispatcherSelector.blocking())),
        (done, failure) ->
            failure == null ? new World.Deleted() : new World.NotDeleted(failure.toString()));
  }

  /** What the coordinators of an ephemeral world have in the memory of their node. */
  private void forget() {
    var journal =
        Persistence.get(Adapter.toClassic(context.getSystem()))
            .journalFor(Coordinator.IN_MEMORY, ConfigFactory.empty());
    TreeSet<String> ids = new TreeSet<>();
    ids.add(PersistenceIds.world(world));
    ringsOf.forEach((rollout, count) -> {
      ids.add(PersistenceIds.rollout(world, rollout));
      for (int ring = 0; ring < count; ring++) {
        ids.add(PersistenceIds.ring(world, rollout, ring));
      }
    });
    var nobody = Adapter.toClassic(context.getSystem().ignoreRef());
    ids.forEach(id ->
        journal.tell(new JournalProtocol.DeleteMessagesTo(id, Long.MAX_VALUE, nobody), nobody));
  }

  /** It is tried again when the list of worlds asks again. */
  void notDeleted(String reason) {
    deleting = false;
    context.getLog().error("the world {} could not be deleted: {}", world, reason);
  }

  /** Somebody may have woken up a coordinator meanwhile, with what it knew. */
  void deleted() {
    ringsOf.keySet().forEach(this::endRollout);
    ringsOf.forEach((rollout, count) ->
        IntStream.range(0, count)
            .forEach(ring -> endRing(PersistenceIds.ring(world, rollout, ring))));
    askedBy.tell(new Worlds.Vanished(world));
  }
}
