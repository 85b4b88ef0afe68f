package io.fleettwin.cluster.rollout;

import akka.actor.typed.ActorRef;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.decision.Decision;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RolloutEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A rollout that is about to begin: it gathers the places of all devices that can take the update,
 * and shares them out among its rings.
 */
final class Beginning {

  private final RolloutCoordinator.Create create;
  private final long[][] places = new long[Cohorts.COUNT][];

  Beginning(RolloutCoordinator.Create create) {
    this.create = create;
  }

  RolloutCoordinator.Create create() {
    return create;
  }

  /** What every cohort is asked. */
  Cohort.GetPlaces question(ActorRef<Cohort.Places> replyTo) {
    return new Cohort.GetPlaces(create.briefing(), create.plan().update(), create.tick(), replyTo);
  }

  /** Takes a cohort's answer; true once all have answered. */
  boolean put(int cohort, long[] answer) {
    places[cohort] = answer.clone();
    return missing().isEmpty();
  }

  List<Integer> missing() {
    return IntStream.range(0, places.length)
        .filter(cohort -> places[cohort] == null)
        .boxed()
        .toList();
  }

  /**
   * What comes of it once all have answered. A rollout for nobody is refused: its rings would be
   * empty, and pass, and whoever is enrolled later would get the update without a gate.
   */
  Decision<RolloutEvent> decide(String world) {
    long[] all = Arrays.stream(places).flatMapToLong(Arrays::stream).toArray();
    return all.length == 0
        ? Decision.refuse(
            RefusalCode.WRONG_STATE,
            "no device of the world %s can take the update: enrol devices first, or see what the update needs"
                .formatted(world))
        : Decision.accept(
            new RolloutEvent.RolloutStarted(
                create.tick(), create.plan(), RingBounds.of(create.plan(), all)));
  }

  static Refusal otherPlan(String rollout) {
    return new Refusal(
        RefusalCode.ALREADY_EXISTS,
        "there is a rollout " + rollout + " with another plan; choose another id");
  }
}
