package io.fleettwin.cluster.world;

import io.fleettwin.decision.Decision;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.ForkOrder;
import io.fleettwin.world.WorldSettings;
import java.util.Optional;

/** What a world cannot be asked to do. */
final class Admission {

  private Admission() {}

  /** The world is there already. */
  static Decision<WorldEvent> again(WorldState state, WorldSettings settings) {
    return state.settings().equals(settings) ? Decision.unchanged() : isAnother(state);
  }

  /** The same for a fork. */
  static Decision<WorldEvent> again(WorldState state, ForkOrder order) {
    boolean isSame =
        !state.past().isEmpty() && order.isMetBy(state.settings(), state.past().getLast());
    return isSame ? Decision.unchanged() : isAnother(state);
  }

  private static Decision<WorldEvent> isAnother(WorldState state) {
    return Decision.refuse(
        RefusalCode.ALREADY_EXISTS,
        "there is a world %s with other settings; choose another name"
            .formatted(state.settings().name()));
  }

  static Refusal noSuchWorld(String world) {
    return new Refusal(RefusalCode.NOT_FOUND, "there is no world " + world);
  }

  static Refusal noSuchRollout(String rollout) {
    return new Refusal(RefusalCode.NOT_FOUND, "there is no rollout " + rollout);
  }

  static Refusal isEnding(String world) {
    return new Refusal(
        RefusalCode.NOT_FOUND,
        "there is no world %s any more: it is being deleted".formatted(world));
  }

  static Optional<Refusal> refuse(WorldState state, RolloutPlan plan) {
    if (plan.incident().isPresent() && !state.settings().isSimulated()) {
      return Optional.of(
          new Refusal(
              RefusalCode.INVALID, "incident: only a world with simulated outcomes can have one"));
    }
    boolean known = state.rollouts().contains(plan.id());
    if (!known && state.rollouts().size() >= WorldState.MAX_ROLLOUTS) {
      return Optional.of(
          new Refusal(
              RefusalCode.WRONG_STATE,
              "a world has at most " + WorldState.MAX_ROLLOUTS + " rollouts"));
    }
    return Optional.empty();
  }

  static Optional<Refusal> refuse(WorldState state, World.Run run) {
    if (state.settings().clock() == ClockKind.WALL) {
      return Optional.of(
          new Refusal(RefusalCode.WRONG_STATE, "a world with a wall clock runs by itself"));
    }
    if (run.untilTick() <= state.tick()) {
      return Optional.of(
          new Refusal(
              RefusalCode.INVALID,
              "until: this world has come to minute %d already".formatted(state.tick())));
    }
    return Optional.empty();
  }

  static Refusal needsNodeAlone() {
    return new Refusal(
        RefusalCode.WRONG_STATE,
        "a world whose name begins with %s is in the memory of one node, and this cluster has, or had, several: choose another name"
            .formatted(WorldSettings.EPHEMERAL_PREFIX));
  }

  static Decision<WorldEvent> place(WorldState state, SafeguardHold hold) {
    Optional<SafeguardHold> known = state.hold(hold.id());
    if (SafeguardHold.isOfGate(hold.id())) {
      return Decision.refuse(
          RefusalCode.INVALID, "hold: ids that begin with 'gate:' are for gates that have failed");
    }
    if (known.isPresent()) {
      return known.get().equals(hold)
          ? Decision.unchanged()
          : Decision.refuse(
              RefusalCode.ALREADY_EXISTS,
              "there is another hold " + hold.id() + "; choose another id");
    }
    return state.holds().size() < WorldState.MAX_HOLDS
        ? Decision.accept(new WorldEvent.HoldPlaced(hold))
        : Decision.refuse(
            RefusalCode.WRONG_STATE,
            "a world has at most %d safeguard holds; release one first"
                .formatted(WorldState.MAX_HOLDS));
  }

  static Decision<WorldEvent> release(WorldState state, String holdId) {
    return state.hold(holdId).isPresent()
        ? Decision.accept(new WorldEvent.HoldReleased(holdId))
        : Decision.unchanged();
  }

  static Refusal otherPlan(World.StartRollout start) {
    return new Refusal(
        RefusalCode.ALREADY_EXISTS,
        "there is a rollout " + start.plan().id() + " with another plan; choose another id");
  }
}
