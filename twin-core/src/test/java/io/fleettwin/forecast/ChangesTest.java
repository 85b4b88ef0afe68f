package io.fleettwin.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.rollout.Count;
import org.junit.jupiter.api.Test;

/** What changes at a tick is found at that tick, and once. */
class ChangesTest {

  private static final int FIRST = 1_000;
  private static final int LAST = 3_000;
  private static final int DOWN = Count.CRASHED.bit() | Count.BUG_CHECKED.bit();
  private static final int LOOPS = Count.BOOT_LOOP.bit() | Count.BUG_CHECKED.bit();

  private final Changes changes = new Changes(FIRST, LAST);
  private final int[] tally = new int[Changes.COUNTS];
  private final int[] happenings = new int[Changes.HAPPENINGS];

  @Test
  void devicesThatMoveLeaveOneCountAndEnterAnother() {
    changes.move(FIRST, 0, DOWN, 3);
    changes.move(LAST, DOWN, LOOPS, 2);

    changes.takeTo(tally, happenings, FIRST);
    assertThat(tally[Count.CRASHED.ordinal()]).isEqualTo(3);
    changes.takeTo(tally, happenings, LAST);
    assertThat(tally[Count.CRASHED.ordinal()]).isEqualTo(1);
    assertThat(tally[Count.BOOT_LOOP.ordinal()]).isEqualTo(2);
    assertThat(tally[Count.BUG_CHECKED.ordinal()]).isEqualTo(3);
  }

  @Test
  void whatWasTakenOutIsNotThereAgain() {
    changes.move(1_500, 0, DOWN, 1);
    changes.takeTo(tally, happenings, 1_500);
    changes.takeTo(tally, happenings, 1_500);

    assertThat(tally[Count.CRASHED.ordinal()]).isEqualTo(1);
  }

  @Test
  void whatIsForgottenFromATickOnIsAllThatComesThenAndNothingBefore() {
    for (int tick = FIRST; tick <= LAST; tick++) {
      changes.move(tick, 0, DOWN, 1);
    }
    changes.forgetFrom(1_777);
    for (int tick = FIRST; tick <= LAST; tick++) {
      changes.takeTo(tally, happenings, tick);
    }
    assertThat(tally[Count.CRASHED.ordinal()]).isEqualTo(777);
  }
}
