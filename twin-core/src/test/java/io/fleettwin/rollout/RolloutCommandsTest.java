package io.fleettwin.rollout;

import static io.fleettwin.rollout.Plans.autopatch;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.decision.Decision;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.rollout.RolloutEvent.RolloutCancelled;
import io.fleettwin.rollout.RolloutEvent.RolloutCompleted;
import io.fleettwin.rollout.RolloutEvent.RolloutHalted;
import io.fleettwin.rollout.RolloutEvent.RolloutPaused;
import io.fleettwin.rollout.RolloutEvent.RolloutResumed;
import io.fleettwin.rollout.RolloutEvent.UpdateReverted;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator can ask of a rollout in each status, and what becomes of it. */
class RolloutCommandsTest {

  private static final int TICK = 500;

  @ParameterizedTest
  @CsvSource({
    "PAUSE,     RUNNING,   PAUSED",
    "PAUSE,     PAUSED,    noted",
    "PAUSE,     HALTED,    refused",
    "PAUSE,     CANCELLED, refused",
    "PAUSE,     COMPLETED, refused",
    "RESUME,    RUNNING,   noted",
    "RESUME,    PAUSED,    RUNNING",
    "RESUME,    HALTED,    refused",
    "RESUME,    CANCELLED, refused",
    "RESUME,    COMPLETED, refused",
    "CANCEL,    RUNNING,   CANCELLED",
    "CANCEL,    PAUSED,    CANCELLED",
    "CANCEL,    HALTED,    refused",
    "CANCEL,    CANCELLED, unchanged",
    "CANCEL,    COMPLETED, refused",
    "ROLL_BACK, RUNNING,   CANCELLED",
    "ROLL_BACK, PAUSED,    CANCELLED",
    "ROLL_BACK, HALTED,    HALTED",
    "ROLL_BACK, CANCELLED, CANCELLED",
    "ROLL_BACK, COMPLETED, COMPLETED"
  })
  void eachCommandInEachStatus(RolloutCommand command, RolloutStatus before, String expected) {
    var decision = RolloutDecider.decide(in(before), order("new", command), TICK);
    switch (expected) {
      case "unchanged" -> assertThat(decision).isEqualTo(Decision.unchanged());
      case "noted" -> {
        assertThat(after(in(before), decision).status()).isEqualTo(before);
        assertThat(events(decision)).noneMatch(RolloutEvent::isChange);
      }
      case "refused" -> assertRefused(decision);
      default ->
          assertThat(after(in(before), decision).status())
              .isEqualTo(RolloutStatus.valueOf(expected));
    }
  }

  @ParameterizedTest
  @EnumSource(RolloutStatus.class)
  void rollingBackTakesTheUpdateBackInEveryStatusAndOnce(RolloutStatus before) {
    var state = in(before);
    assertThat(state.isReverted()).isFalse();
    var reverted =
        after(state, RolloutDecider.decide(state, order("one", RolloutCommand.ROLL_BACK), TICK));
    assertThat(reverted.isReverted()).isTrue();
    assertThat(reverted.revertTick()).isEqualTo(TICK);
    assertThat(reverted.status().isOver()).isTrue();
    assertThat(RolloutDecider.decide(reverted, order("two", RolloutCommand.ROLL_BACK), TICK + 1))
        .isEqualTo(Decision.unchanged());
  }

  @Test
  void cancellingDoesNotTakeTheUpdateBack() {
    var cancelled =
        after(
            in(RolloutStatus.RUNNING),
            RolloutDecider.decide(
                in(RolloutStatus.RUNNING), order("one", RolloutCommand.CANCEL), TICK));
    assertThat(cancelled.isReverted()).isFalse();
    assertThat(cancelled.endedTick()).isEqualTo(TICK);
  }

  @ParameterizedTest
  @EnumSource(RolloutCommand.class)
  void theSecondTimeAnOrderChangesNothing(RolloutCommand command) {
    for (RolloutStatus status : new RolloutStatus[] {RolloutStatus.RUNNING, RolloutStatus.PAUSED}) {
      var order = order("one", command);
      var once = after(in(status), RolloutDecider.decide(in(status), order, TICK));
      assertThat(RolloutDecider.decide(once, order, TICK + 1)).isEqualTo(Decision.unchanged());
    }
  }

  /** Its answer may have been lost, and somebody else has resumed the rollout since. */
  @Test
  void aPauseThatComesAgainDoesNotUndoTheResumeAfterIt() {
    var pause = order("one", RolloutCommand.PAUSE);
    var run = RolloutRun.of(autopatch(), 100).when(pause).when(RolloutCommand.RESUME);
    assertThat(RolloutDecider.decide(run.state(), pause, TICK)).isEqualTo(Decision.unchanged());
    assertThat(run.when(RolloutCommand.PAUSE).status()).isEqualTo(RolloutStatus.PAUSED);
  }

  @Test
  void norDoesAResumeThatFoundTheRolloutRunningUndoThePauseAfterIt() {
    var resume = order("one", RolloutCommand.RESUME);
    var run = RolloutRun.of(autopatch(), 100).when(resume).when(RolloutCommand.PAUSE);
    assertThat(RolloutDecider.decide(run.state(), resume, TICK)).isEqualTo(Decision.unchanged());
    assertThat(run.status()).isEqualTo(RolloutStatus.PAUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 129})
  void anOrderHasAnIdOf1To128Characters(int length) {
    var decision =
        RolloutDecider.decide(
            in(RolloutStatus.RUNNING), order("x".repeat(length), RolloutCommand.PAUSE), TICK);
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.INVALID));
  }

  @ParameterizedTest
  @EnumSource(
      value = RolloutStatus.class,
      names = {"HALTED", "CANCELLED", "COMPLETED"})
  void whatIsOverIsOver(RolloutStatus status) {
    assertThat(status.isOver()).isTrue();
    assertThat(in(status).endedTick()).isEqualTo(100);
  }

  private static void assertRefused(Decision<RolloutEvent> decision) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.WRONG_STATE));
  }

  private static RolloutOrder order(String id, RolloutCommand command) {
    return new RolloutOrder(id, command);
  }

  private static RolloutState after(RolloutState state, Decision<RolloutEvent> decision) {
    RolloutState next = state;
    for (var event : events(decision)) {
      next = next.apply(event);
    }
    return next;
  }

  private static List<RolloutEvent> events(Decision<RolloutEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return decision instanceof Decision.Accepted<RolloutEvent> accepted
        ? accepted.events()
        : List.of();
  }

  private static RolloutState in(RolloutStatus status) {
    var running = RolloutRun.of(autopatch(), 100).state();
    assertThat(running.apply(new RolloutPaused(90, 0)).apply(new RolloutResumed(95, 0)))
        .isEqualTo(running);
    return switch (status) {
      case RUNNING -> running;
      case PAUSED -> running.apply(new RolloutPaused(100, 0));
      case HALTED -> running.apply(new RolloutHalted(100, 0));
      case CANCELLED -> running.apply(new RolloutCancelled(100, 0));
      case COMPLETED -> running.apply(new RolloutCompleted(100));
    };
  }

  @Test
  void takingTheUpdateBackLeavesTheRestOfTheStateAsItIs() {
    var halted = in(RolloutStatus.HALTED);
    var reverted = halted.apply(new UpdateReverted(200, 0));
    assertThat(reverted.revertTick()).isEqualTo(200);
    assertThat(reverted.haltedBy()).isZero();
    assertThat(reverted.endedTick()).isEqualTo(halted.endedTick());
    assertThat(reverted.released()).isEqualTo(halted.released());
  }
}
