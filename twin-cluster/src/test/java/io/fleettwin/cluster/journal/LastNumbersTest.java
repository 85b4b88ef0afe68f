package io.fleettwin.cluster.journal;

import static io.fleettwin.cluster.journal.InboxRows.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which numbers an entity's next event may have. */
class LastNumbersTest {
  private static final String ID = "live/007/A";

  private final LastNumbers numbers = new LastNumbers();
  private int asked;
  private long inTable;

  @Test
  void theTableIsAskedOnceOfAnEntityThatWasNotSeen() {
    inTable = 3;
    require(4);
    require(5);
    assertThat(asked).isEqualTo(1);
    assertThatThrownBy(() -> require(3)).isInstanceOf(JournalException.class);
  }

  @Test
  void whatWasWrittenCountsMoreThanWhatIsFoundInTheTableLater() {
    numbers.written(new EventKey(ID, 7));
    numbers.found(ID, 5);

    assertThatThrownBy(() -> require(6)).hasMessageContaining("the last one in the journal is 7");
    assertThat(asked).isZero();
  }

  @Test
  void afterAWriteThatMayHaveBeenDoneTheTableIsAsked() {
    numbers.written(new EventKey(ID, 7));
    numbers.doubt(ID);
    inTable = 8;

    assertThatThrownBy(() -> require(8)).isInstanceOf(JournalException.class);
    require(9);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void thereMayBeAGap() {
    numbers.found(ID, 2);
    assertThatCode(() -> require(9)).doesNotThrowAnyException();
  }

  @Test
  void twoEventsOfOneCallAreInOrderToo() {
    numbers.found(ID, 0);
    assertThatThrownBy(
            () -> numbers.requireBehind(List.of(event(ID, 2), event(ID, 1)), id -> inTable))
        .hasMessageContaining("event 1 of " + ID);
  }

  @Test
  void itCountsTheEntitiesThatItKnows() {
    numbers.found(ID, 1);
    numbers.found("live/007/B", 1);
    numbers.written(new EventKey(ID, 2));
    assertThat(numbers.entities()).isEqualTo(2);
  }

  private void require(long sequenceNr) {
    numbers.requireBehind(
        List.of(event(ID, sequenceNr)),
        id -> {
          asked++;
          return inTable;
        });
  }
}
