package io.fleettwin.cluster.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.persistence.JournalProtocol.RecoverySuccess;
import akka.persistence.JournalProtocol.ReplayMessages;
import akka.persistence.JournalProtocol.ReplayMessagesFailure;
import akka.persistence.JournalProtocol.ReplayedMessage;
import akka.persistence.PersistentRepr;
import io.fleettwin.backtest.Backtest;
import io.fleettwin.backtest.BacktestResult;
import io.fleettwin.backtest.Judged;
import io.fleettwin.cluster.journal.JournalException;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingEvent.RingOpened;
import io.fleettwin.rollout.RingEvent.TallyChanged;
import io.fleettwin.rollout.Signal;
import io.fleettwin.rollout.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a history of several rings is read; the test is the journal plugin. */
class HistoryReaderTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int PAGE = MergedHistory.PAGE;

  /** Two of three, or more, have crashed. */
  private static final Gate GATE = new Gate(Set.of(Signal.CRASH), 3, 0.5, 0);

  private final CompletableFuture<BacktestResult> answer = new CompletableFuture<>();
  private TestProbe<Object> plugin;
  private ActorRef<Object> reader;

  @BeforeEach
  void startPlugin() {
    plugin = KIT.createTestProbe();
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void ringsAreReadPageByPageAndOneAfterTheOther() {
    read(9_999, "a", "b");
    List<RingEvent> first = changes(PAGE + 1, tick -> tick);
    List<RingEvent> second = changes(2, tick -> 5 * tick);

    page("a", 1, first.subList(0, PAGE), PAGE + 1);
    page("b", 1, second, 2);
    page("a", PAGE + 1, first.subList(PAGE, PAGE + 1), PAGE + 7);

    BacktestResult result = answer.join();
    assertThat(result.peakDown()).isEqualTo(PAGE + 1 + 2);
    assertThat(result.peakDownTick()).isEqualTo(PAGE + 1);
    assertThat(result.end().get(Count.CRASHED)).isEqualTo(PAGE + 1 + 2);
    plugin.expectTerminated(reader);
  }

  @Test
  void eventsOfAllRingsAreTakenTickByTick() {
    read(9_999, "a", "b");

    page("a", 1, List.of(new RingOpened(1), crashed(1, 0), crashed(3, 3)), 3);
    page("b", 1, List.of(new RingOpened(2), crashed(2, 0), crashed(5, 3)), 3);

    assertThat(answer.join().stop().orElseThrow().ring()).isZero();
    assertThat(answer.join().stop().orElseThrow().judged()).isEqualTo(new Judged(3, 3, 3));
    assertThat(answer.join().rings().getLast().failed()).contains(new Judged(5, 3, 3));
  }

  @Test
  void whatAHistoryGrowsByWhileItIsReadIsLeftOut() {
    read(6, "a", "b");

    page("a", 1, List.of(new RingOpened(1), crashed(1, 0), crashed(7, 3)), 3);
    page("b", 1, List.of(), 0);

    assertThat(answer.join().rings().getFirst().failed()).isEmpty();
    assertThat(answer.join().end().get(Count.CRASHED)).isZero();
  }

  @Test
  void aJournalThatFailsIsToldAsThat() {
    read(9, "a");
    var request = plugin.expectMessageClass(ReplayMessages.class);
    tell(request, new ReplayMessagesFailure(new IllegalStateException("disk gone")));

    assertThat(answer)
        .failsWithin(LIMIT)
        .withThrowableThat()
        .withCauseInstanceOf(JournalException.class);
  }

  @Test
  void aJournalThatDoesNotAnswerIsGivenUp() {
    read(9, "a");
    plugin.expectMessageClass(ReplayMessages.class);

    ManualTime.get(KIT.system()).timePasses(LIMIT);

    plugin.expectTerminated(reader);
    assertThat(answer)
        .failsWithin(LIMIT)
        .withThrowableThat()
        .withCauseInstanceOf(TimeoutException.class);
  }

  private void read(int lastTick, String... rings) {
    List<Gate> gates = List.of(rings).stream().map(ring -> GATE).toList();
    reader =
        KIT.spawn(
            HistoryReader.create(
                Adapter.toClassic(plugin.getRef()),
                new MergedHistory(List.of(rings), lastTick),
                new Backtest(gates, Endpoint.NEVER),
                LIMIT,
                answer));
  }

  /** Answers the next question, which must be this one. */
  private void page(String ring, long from, List<RingEvent> events, long last) {
    var request = plugin.expectMessageClass(ReplayMessages.class);
    assertThat(request.persistenceId()).isEqualTo(ring);
    assertThat(request.fromSequenceNr()).isEqualTo(from);
    assertThat(request.toSequenceNr()).isLessThan(from + PAGE);
    long number = from;
    for (RingEvent event : events) {
      tell(
          request,
          new ReplayedMessage(
              PersistentRepr.apply(
                  event, number++, ring, "", false, akka.actor.ActorRef.noSender(), "writer")));
    }
    tell(request, new RecoverySuccess(last));
  }

  private static void tell(ReplayMessages request, Object answer) {
    request.persistentActor().tell(answer, akka.actor.ActorRef.noSender());
  }

  private interface Ticks {
    int of(int number);
  }

  /** So many changes, by each of which one more device has crashed. */
  private static List<RingEvent> changes(int count, Ticks ticks) {
    List<RingEvent> events = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      events.add(crashed(ticks.of(number), number));
    }
    return events;
  }

  private static TallyChanged crashed(int tick, int devices) {
    int[] counts = new int[Count.values().length];
    counts[Count.CRASHED.ordinal()] = devices;
    counts[Count.KNOWN_CRASHED.ordinal()] = devices;
    return new TallyChanged(tick, Tally.of(counts));
  }
}
