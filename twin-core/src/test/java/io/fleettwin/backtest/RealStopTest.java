package io.fleettwin.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutEvent.RolloutCancelled;
import io.fleettwin.rollout.RolloutEvent.RolloutCompleted;
import io.fleettwin.rollout.RolloutEvent.RolloutHalted;
import io.fleettwin.rollout.RolloutEvent.UpdateReverted;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A rollout that begins at tick 100, whose update the vendor takes back at tick 150. */
class RealStopTest {

  @Test
  void aRolloutThatRunsOrIsCompleteWasNotStopped() {
    assertThat(stop()).isEmpty();
    assertThat(stop(new RolloutCompleted(120))).isEmpty();
    assertThat(RealStop.tickOf(after())).isEqualTo(Endpoint.NEVER);
  }

  @Test
  void aGateStopsItAlsoIfTheUpdateIsTakenBackThen() {
    assertThat(stop(new RolloutHalted(130, 0), new UpdateReverted(130, 0)))
        .contains(new RealStop(130, RealStop.By.GATE, 0));
    assertThat(stop(new RolloutCompleted(120), new RolloutHalted(130, 0)))
        .contains(new RealStop(130, RealStop.By.GATE, 0));
  }

  @Test
  void theVendorStopsOneThatRunsAndOneThatIsComplete() {
    assertThat(stop(new RolloutHalted(150, -1), new UpdateReverted(150, 0)))
        .contains(new RealStop(150, RealStop.By.VENDOR, -1));
    assertThat(stop(new RolloutCompleted(120), new UpdateReverted(150, 0)))
        .contains(new RealStop(150, RealStop.By.VENDOR, -1));
  }

  @Test
  void anOperatorCancelsOrTakesTheUpdateBack() {
    assertThat(stop(new RolloutCancelled(140, 7)))
        .contains(new RealStop(140, RealStop.By.OPERATOR, -1));
    assertThat(stop(new RolloutCompleted(120), new UpdateReverted(140, 7)))
        .contains(new RealStop(140, RealStop.By.OPERATOR, -1));
  }

  @Test
  void aGateThatFailsAfterTheUpdateWasTakenBackHasStoppedNothing() {
    assertThat(
            stop(new RolloutCompleted(120), new UpdateReverted(150, 0), new RolloutHalted(170, 0)))
        .contains(new RealStop(150, RealStop.By.VENDOR, -1));
  }

  private static Optional<RealStop> stop(RolloutEvent... events) {
    return RealStop.of(after(events));
  }

  private static RolloutState after(RolloutEvent... events) {
    var plan =
        new RolloutPlan(
            "july",
            new Update("u", UpdateKind.CONTENT, "file", "291", DriverMode.KERNEL, false, 40),
            List.of(
                new RingPlan("All", new RingSize.Rest(), 0, 0, PushRate.ALL_AT_ONCE, Gate.NONE)),
            false,
            Optional.of(
                new Incident(
                    new Defect(Combination.ALL, 1, Trigger.AT_LOAD, 0, 0x50, "csagent.sys"),
                    OptionalInt.of(50),
                    OptionalInt.empty())));
    RolloutState state =
        RolloutState.started(
            new RolloutEvent.RolloutStarted(100, plan, RingBounds.of(plan, new long[0])));
    for (RolloutEvent event : events) {
      state = state.apply(event);
    }
    return state;
  }
}
