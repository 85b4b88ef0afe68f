package io.fleettwin.cluster.journal;

import static io.fleettwin.cluster.journal.InboxRows.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which numbers an entity's next event may have. */
class LastNumbersTest {
  private static final String A = "live/007/A";
  private static final String B = "live/007/B";

  /** What the table has of each entity. */
  private static final long IN_TABLE = 5;

  private final LastNumbers numbers = new LastNumbers();

  /** Entities that were looked for in the table. */
  private final List<String> lookedFor = new ArrayList<>();

  @Test
  void theTableIsAskedForAnEntityThatWasNotSeenAndOnlyOnce() {
    requireBehind(event(A, 6), event(A, 7));
    requireBehind(event(A, 6));

    assertThat(lookedFor).containsExactly(A);
    assertThatThrownBy(() -> requireBehind(event(A, IN_TABLE)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("event 5 of " + A)
        .hasMessageContaining("the last one in the journal is 5");
  }

  @Test
  void whatWasFoundIsNotLookedForAgain() {
    numbers.found(A, 8);

    requireBehind(event(A, 9));
    assertRefused(event(A, 8));

    assertThat(lookedFor).isEmpty();
  }

  @Test
  void whatWasFoundDoesNotTakeThePlaceOfWhatWasWritten() {
    numbers.written(new EventKey(A, 9));
    numbers.found(A, 8);

    assertRefused(event(A, 9));
    requireBehind(event(A, 10));
    assertThat(lookedFor).isEmpty();
  }

  @Test
  void whatWasWrittenTakesThePlaceOfWhatWasFound() {
    numbers.found(A, 8);
    numbers.written(new EventKey(A, 9));

    assertRefused(event(A, 9));
  }

  @Test
  void whatIsInDoubtIsLookedForInTheTable() {
    numbers.written(new EventKey(A, 9));
    numbers.doubt(A);

    requireBehind(event(A, 6));

    assertThat(lookedFor).containsExactly(A);
    assertRefused(event(A, IN_TABLE));
  }

  @Test
  void whatIsInDoubtStaysSoWhateverWasFoundBefore() {
    numbers.doubt(A);
    numbers.found(A, 9);

    requireBehind(event(A, 6));

    assertThat(lookedFor).containsExactly(A);
  }

  @Test
  void betweenTwoNumbersMayBeAGap() {
    numbers.written(new EventKey(A, 9));

    requireBehind(event(A, 12), event(A, 20));
    assertRefused(event(A, 20), event(A, 12));
  }

  @Test
  void anEventThatIsNotBehindIsRefusedWithEverythingInItsCall() {
    numbers.written(new EventKey(A, 9));
    numbers.written(new EventKey(B, 9));

    assertRefused(event(B, 10), event(A, 9), event(B, 11));
    assertRefused(event(B, 10), event(B, 10));

    requireBehind(event(B, 10));
    requireBehind(event(A, 10));
  }

  @Test
  void entitiesThatWereSeenAreCountedOnce() {
    assertThat(numbers.entities()).isZero();
    numbers.found(A, 8);
    numbers.written(new EventKey(A, 9));
    assertThat(numbers.entities()).isEqualTo(1);

    requireBehind(event(B, 6));
    numbers.doubt(B);
    assertThat(numbers.entities()).isEqualTo(2);
  }

  private void requireBehind(EventRow... events) {
    numbers.requireBehind(
        List.of(events),
        id -> {
          lookedFor.add(id);
          return IN_TABLE;
        });
  }

  private void assertRefused(EventRow... events) {
    assertThatThrownBy(() -> requireBehind(events)).isInstanceOf(JournalException.class);
  }
}
