package io.fleettwin.rollout;

import static io.fleettwin.decision.Decision.accept;
import static io.fleettwin.decision.Decision.acceptAll;
import static io.fleettwin.decision.Decision.refuse;
import static io.fleettwin.decision.Decision.unchanged;

import io.fleettwin.decision.Decision;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.endpoint.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What a rollout does when an operator asks, when its rings are judged, and when time passes. */
public final class RolloutDecider {

  private RolloutDecider() {}

  /**
   * What becomes of an operator's order. One that came before changes nothing, whatever has
   * happened since: a pause that is sent again must not undo the resume after it.
   */
  public static Decision<RolloutEvent> decide(RolloutState state, RolloutOrder order, int tick) {
    if (!order.hasValidId()) {
      return refuse(
          RefusalCode.INVALID,
          "an order's id has 1 to " + RolloutOrder.MAX_ID_CHARS + " characters");
    }
    if (state.remembers(order)) {
      return unchanged();
    }
    long id = order.digest();
    RolloutStatus status = state.status();
    return switch (order.command()) {
      case PAUSE ->
          switch (status) {
            case RUNNING -> accept(new RolloutEvent.RolloutPaused(tick, id));
            case PAUSED -> accept(new RolloutEvent.OrderNoted(tick, id));
            case HALTED, CANCELLED, COMPLETED -> over(status, "paused");
          };
      case RESUME ->
          switch (status) {
            case PAUSED -> accept(new RolloutEvent.RolloutResumed(tick, id));
            case RUNNING -> accept(new RolloutEvent.OrderNoted(tick, id));
            case HALTED, CANCELLED, COMPLETED -> over(status, "resumed");
          };
      case CANCEL ->
          switch (status) {
            case RUNNING, PAUSED -> accept(new RolloutEvent.RolloutCancelled(tick, id));
            case CANCELLED -> unchanged();
            case HALTED, COMPLETED -> over(status, "cancelled");
          };
      case ROLL_BACK -> rollBack(state, tick, id);
    };
  }

  private static Decision<RolloutEvent> over(RolloutStatus status, String wanted) {
    return refuse(RefusalCode.WRONG_STATE, "the rollout is " + status + " and cannot be " + wanted);
  }

  private static Decision<RolloutEvent> rollBack(RolloutState state, int tick, long id) {
    List<RolloutEvent> events = new ArrayList<>();
    if (!state.status().isOver()) {
      events.add(new RolloutEvent.RolloutCancelled(tick, id));
    }
    if (!state.isReverted()) {
      events.add(new RolloutEvent.UpdateReverted(tick, id));
    }
    return acceptAll(events);
  }

  /**
   * What happens at a tick.
   *
   * @param rings the status of each ring
   */
  public static List<RolloutEvent> tick(RolloutState state, List<RingStatus> rings, int tick) {
    List<RolloutEvent> events = new ArrayList<>();
    boolean vendorReverts = !state.isReverted() && tick >= vendorReverts(state);
    if (vendorReverts) {
      if (!state.status().isOver()) {
        events.add(new RolloutEvent.RolloutHalted(tick, -1));
      }
      events.add(new RolloutEvent.UpdateReverted(tick, 0));
      return events;
    }
    if (halts(state, rings)) {
      events.add(new RolloutEvent.RolloutHalted(tick, rings.indexOf(RingStatus.FAILED)));
      if (state.plan().rollBackOnFailure() && !state.isReverted()) {
        events.add(new RolloutEvent.UpdateReverted(tick, 0));
      }
      return events;
    }
    if (state.status() != RolloutStatus.RUNNING) {
      return events;
    }
    int next = state.released();
    boolean before = next == 0 || rings.get(next - 1) == RingStatus.PASSED;
    if (next == rings.size()) {
      if (before) {
        events.add(new RolloutEvent.RolloutCompleted(tick));
      }
    } else if (before && tick >= opensAt(state, next)) {
      events.add(new RolloutEvent.RingReleased(tick, next));
    }
    return events;
  }

  /**
   * Whether a failed gate is still to halt the rollout. It does so late, too, when all rings had
   * passed: some defects show only after days.
   */
  private static boolean halts(RolloutState state, List<RingStatus> rings) {
    return switch (state.status()) {
      case RUNNING, PAUSED, COMPLETED -> rings.contains(RingStatus.FAILED);
      case HALTED, CANCELLED -> false;
    };
  }

  /** The next tick at which time alone changes something; {@link Endpoint#NEVER} if none. */
  public static int nextDue(RolloutState state, List<RingStatus> rings, int tick) {
    if (halts(state, rings)) {
      return tick + 1;
    }
    int due = Endpoint.NEVER;
    if (!state.isReverted() && vendorReverts(state) > tick) {
      due = vendorReverts(state);
    }
    int next = state.released();
    boolean waits =
        state.status() == RolloutStatus.RUNNING
            && next < rings.size()
            && (next == 0 || rings.get(next - 1) == RingStatus.PASSED);
    return waits ? Math.min(due, Math.max(tick + 1, opensAt(state, next))) : due;
  }

  private static int opensAt(RolloutState state, int ring) {
    return state.startTick() + state.plan().rings().get(ring).deferralMinutes();
  }

  /** When the vendor takes the update back by itself; {@link Endpoint#NEVER} if it does not. */
  public static int vendorReverts(RolloutState state) {
    OptionalInt after =
        state.plan().incident().map(Incident::revertAfterMinutes).orElse(OptionalInt.empty());
    return after.isPresent() ? state.startTick() + after.getAsInt() : Endpoint.NEVER;
  }

  /**
   * When Windows Update begins to offer a remediation; {@link Endpoint#NEVER} if it does not, or if
   * nobody has noticed the fault yet.
   */
  public static int remediationTick(RolloutState state) {
    OptionalInt after =
        state
            .plan()
            .incident()
            .map(Incident::remediationAfterDetectionMinutes)
            .orElse(OptionalInt.empty());
    int detected = detectedTick(state);
    return after.isPresent() && detected != Endpoint.NEVER
        ? detected + after.getAsInt()
        : Endpoint.NEVER;
  }

  /** When the rollout was halted, or the update taken back: what came first. */
  private static int detectedTick(RolloutState state) {
    int halted = state.status() == RolloutStatus.HALTED ? state.endedTick() : Endpoint.NEVER;
    return Math.min(halted, state.revertTick());
  }
}
