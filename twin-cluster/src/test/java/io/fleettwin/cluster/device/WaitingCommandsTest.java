package io.fleettwin.cluster.device;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import io.fleettwin.cluster.clerk.JournalClerk;
import io.fleettwin.cluster.clerk.JournalClerk.Append;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.node.FakeSharding;
import io.fleettwin.cluster.node.Machine;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.ReportBoot;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Commands that come while a twin waits for the journal, which the test is. */
class WaitingCommandsTest {

  private static final Machine KIOSK = Machine.kiosk(1);

  /** As docs/architecture.md has it. */
  private static final int MOST_WAITING = 1_024;

  private final TestInbox<JournalClerk.Command> journal = TestInbox.create();
  private final TestInbox<DeviceTwin.Reply> replies = TestInbox.create();
  private final BehaviorTestKit<DeviceTwin.Command> twin =
      BehaviorTestKit.create(
          DeviceTwin.create(
              new TwinNode(new FakeSharding(), journal.getRef(), () -> false, () -> false),
              PersistenceIds.device("live", KIOSK.id())));

  @Test
  void onlySoManyAreKeptAndTheRestIsCarriedOutWhenItIsRepeated() {
    int commands = 2 * MOST_WAITING;
    send(KIOSK.enrol());
    twin.run(new DeviceTwin.Recalled(Optional.empty(), false));
    assertThat(journal.receiveMessage()).isInstanceOf(JournalClerk.Read.class);
    answer(new JournalClerk.History(List.of()));

    boots(0, commands).forEach(this::send);
    assertThat(replies.hasMessages()).isFalse();
    assertThat(persistAll()).isEqualTo(1 + MOST_WAITING);
    assertDone(1 + MOST_WAITING);

    boots(MOST_WAITING, commands).forEach(this::send);
    assertThat(persistAll()).isEqualTo(commands - MOST_WAITING);
    assertDone(commands - MOST_WAITING);
  }

  private void send(DeviceCommand command) {
    twin.run(new DeviceTwin.Carry(command, false, replies.getRef()));
  }

  private void answer(JournalClerk.Answer answer) {
    twin.getRef().<Object>unsafeUpcast().tell(answer);
    twin.runOne();
  }

  /** Answers as long as the twin persists; says how many times that was. */
  private int persistAll() {
    int writes = 0;
    while (journal.hasMessages()) {
      answer(new JournalClerk.Persisted((Append) journal.receiveMessage()));
      writes++;
    }
    return writes;
  }

  private void assertDone(int commands) {
    assertThat(replies.getAllReceived())
        .hasSize(commands)
        .allSatisfy(reply -> assertThat(((DeviceTwin.Done) reply).changed()).isTrue());
  }

  /** Failed and successful starts take turns, so that each is news. */
  private static List<ReportBoot> boots(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> new ReportBoot("boot-" + number, number, number % 2 == 1))
        .toList();
  }
}
