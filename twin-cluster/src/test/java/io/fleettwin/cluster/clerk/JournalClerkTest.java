package io.fleettwin.cluster.clerk;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.persistence.AtomicWrite;
import akka.persistence.JournalProtocol;
import akka.persistence.PersistentRepr;
import io.fleettwin.cluster.clerk.JournalClerk.Answer;
import io.fleettwin.cluster.clerk.JournalClerk.Append;
import io.fleettwin.cluster.clerk.JournalClerk.History;
import io.fleettwin.cluster.clerk.JournalClerk.NotPersisted;
import io.fleettwin.cluster.clerk.JournalClerk.NotRead;
import io.fleettwin.cluster.clerk.JournalClerk.Persisted;
import io.fleettwin.cluster.clerk.JournalClerk.Read;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** What the clerk sends to the plugin, and what it makes of the answers; the test is the plugin. */
class JournalClerkTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final int READINGS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Exception failure = new IllegalStateException("disk full");
  private TestProbe<Object> plugin;
  private TestProbe<Answer> twin;
  private ActorRef<JournalClerk.Command> clerk;

  @BeforeEach
  void startClerk() {
    plugin = KIT.createTestProbe();
    twin = KIT.createTestProbe();
    clerk = KIT.spawn(JournalClerk.create(Adapter.toClassic(plugin.getRef()), READINGS));
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void whatComesWhileTwoCallsAreUnderWayGoesOutTogetherInItsOrder() {
    ask("b", 1, "b1");
    var first = call();
    ask("m", 1, "m1");
    var second = call();
    ask("z", 1, "z1");
    ask("c", 4, "c4", "c5");
    ask("a", 1, "a1");
    awaitHeard("a");
    plugin.expectNoMessage(Duration.ZERO);

    succeed(first);

    assertThat(events(call())).containsExactly("z1", "c4", "c5", "a1");
    succeed(second);
    awaitHeard("z");
    plugin.expectNoMessage(Duration.ZERO);
  }

  @Test
  void eventsOfOneEntityAreOneAtomicWriteWithTheirNumbers() {
    ask("c", 4, "c4", "c5");

    List<AtomicWrite> writes = writes(call());

    assertThat(writes).singleElement().satisfies(write -> assertThat(write.size()).isEqualTo(2));
    assertThat(writes.getFirst().lowestSequenceNr()).isEqualTo(4);
    assertThat(writes.getFirst().persistenceId()).isEqualTo("c");
  }

  @Test
  void nobodyIsAnsweredBeforeAllOfItsEventsArePersisted() {
    Append wish = ask("c", 4, "c4", "c5");
    var call = call();
    List<PersistentRepr> rows = rows(call);

    tellPersisted(call, rows.get(0));
    awaitHeard("c");
    twin.expectNoMessage(Duration.ZERO);
    tellPersisted(call, rows.get(1));

    assertThat(((Persisted) twin.receiveMessage()).wish()).isSameAs(wish);
  }

  @Test
  void whatFailsWithOthersIsTriedByItselfAndWhatFailsByItselfHasFailed() {
    ask("x", 1, "x1");
    var first = call();
    ask("y", 1, "y1");
    var second = call();
    Append bad = ask("a", 1, "a1");
    Append good = ask("b", 1, "b1");
    succeed(first);
    twin.receiveMessage();
    var shared = call();
    assertThat(events(shared)).containsExactly("a1", "b1");

    fail(shared);
    succeed(second);
    twin.receiveMessage();
    fail(call());
    succeed(call());

    assertThat(twin.receiveMessage())
        .isInstanceOfSatisfying(
            NotPersisted.class,
            failed -> {
              assertThat(failed.wish()).isSameAs(bad);
              assertThat(failed.reason()).contains("disk full");
            });
    assertThat(((Persisted) twin.receiveMessage()).wish()).isSameAs(good);
  }

  @Test
  void whenAFewInARowHaveFailedByThemselvesTheOthersAreNotTried() {
    ask("x", 1, "x1");
    var first = call();
    ask("y", 1, "y1");
    var second = call();
    for (int entity = 0; entity < 10; entity++) {
      ask("a" + entity, 1, "a1");
    }
    succeed(first);
    succeed(second);
    assertThat(twin.receiveSeveralMessages(2)).hasOnlyElementsOfType(Persisted.class);
    fail(call());

    for (int alone = 0; alone < 3; alone++) {
      fail(call());
    }

    assertThat(twin.receiveSeveralMessages(9)).hasOnlyElementsOfType(NotPersisted.class);
    succeed(call()); // was under way with the last that failed
    assertThat(twin.receiveMessage()).isInstanceOf(Persisted.class);
    ask("other", 1, "o1");
    assertThat(events(call())).as("the next call, and none before it").containsExactly("o1");
  }

  @Test
  void aSecondWriteOfAnEntityIsRefusedWhileTheFirstIsUnderWay() {
    ask("a", 1, "a1");
    var call = call();
    Append second = ask("a", 1, "other");

    assertThat(((NotPersisted) twin.receiveMessage()).wish()).isSameAs(second);
    succeed(call);
    assertThat(twin.receiveMessage()).isInstanceOf(Persisted.class);
    ask("a", 2, "a2");
    assertThat(events(call())).containsExactly("a2");
  }

  @Test
  void whoComesWhenNoMoreMayWaitIsToldSoAndGetsInAfterTheNextCall() {
    ask("a", 1, "a1");
    var first = call();
    ask("b", 1, "b1");
    call();
    for (int entity = 0; entity < Waiting.ROOM; entity++) {
      ask("e%06d".formatted(entity), 1, "e");
    }
    Append refused = ask("z", 1, "z1");

    assertThat(twin.receiveMessage(PATIENCE))
        .isInstanceOfSatisfying(
            NotPersisted.class, failed -> assertThat(failed.wish()).isSameAs(refused));
    succeed(first);
    assertThat(twin.receiveMessage()).isInstanceOf(Persisted.class);
    assertThat(events(call())).hasSize(Waiting.LOAD);
    Append again = ask("z", 1, "z1");
    assertThat(again).isEqualTo(refused);
    awaitHeard("z");
    twin.expectNoMessage(Duration.ZERO);
  }

  @Test
  void whoReadsAnEntityThatIsBeingWrittenReadsWhatWasWritten() {
    ask("a", 1, "a1");
    var call = call();
    clerk.tell(new Read("a", twin.getRef()));
    awaitHeard("a");
    plugin.expectNoMessage(Duration.ZERO);

    succeed(call);

    assertThat(twin.receiveMessage()).isInstanceOf(Persisted.class);
    replay("a", rows(call));
    assertThat(((History) twin.receiveMessage()).events()).containsExactly("a1");
  }

  @Test
  void aReadingThatFailsIsSaidToHaveFailed() {
    clerk.tell(new Read("a", twin.getRef()));

    var request = plugin.expectMessageClass(JournalProtocol.ReplayMessages.class);
    tell(request.persistentActor(), new JournalProtocol.ReplayMessagesFailure(failure));

    assertThat(((NotRead) twin.receiveMessage()).reason()).contains("disk full");
  }

  @Test
  void onlySoManyEntitiesAreReadAtATime() {
    for (int entity = 0; entity <= READINGS; entity++) {
      clerk.tell(new Read("e" + entity, twin.getRef()));
    }
    for (int entity = 1; entity < READINGS; entity++) {
      plugin.expectMessageClass(JournalProtocol.ReplayMessages.class);
    }
    var last = plugin.expectMessageClass(JournalProtocol.ReplayMessages.class);
    ask("other", 1, "o1");
    assertThat(events(call())).as("what comes next, and no reading").containsExactly("o1");

    tell(last.persistentActor(), new JournalProtocol.RecoverySuccess(0));

    assertThat(plugin.expectMessageClass(JournalProtocol.ReplayMessages.class).persistenceId())
        .isEqualTo("e" + READINGS);
  }

  @Test
  void aClerkThatBeganAnewDoesNotTakeAnOldCallsAnswerForThatOfANewOne() {
    ask("a", 1, "a1");
    var old = call();
    LoggingTestKit.error(NullPointerException.class)
        .expect(
            KIT.system(),
            () -> {
              clerk.tell(new Append("breaks the clerk", 1, null, twin.getRef()));
              return null;
            });
    Append wish = ask("b", 1, "b1");
    var call = call();

    succeed(old);
    awaitHeard("b");
    twin.expectNoMessage(Duration.ZERO);
    succeed(call);

    assertThat(((Persisted) twin.receiveMessage()).wish()).isSameAs(wish);
  }

  /**
   * Waits until the clerk has heard all that it was told: one more wish for an entity whose write
   * is under way is refused at once.
   */
  private void awaitHeard(String underWay) {
    TestProbe<Answer> probe = KIT.createTestProbe();
    clerk.tell(new Append(underWay, 1, List.of("again"), probe.getRef()));
    probe.expectMessageClass(NotPersisted.class);
  }

  private Append ask(String entity, long firstSequenceNr, String... events) {
    Append wish = new Append(entity, firstSequenceNr, List.of(events), twin.getRef());
    clerk.tell(wish);
    return wish;
  }

  private JournalProtocol.WriteMessages call() {
    return plugin.expectMessageClass(JournalProtocol.WriteMessages.class);
  }

  private static List<AtomicWrite> writes(JournalProtocol.WriteMessages call) {
    List<AtomicWrite> writes = new ArrayList<>();
    CollectionConverters.asJava(call.messages()).forEach(write -> writes.add((AtomicWrite) write));
    return writes;
  }

  private static List<PersistentRepr> rows(JournalProtocol.WriteMessages call) {
    return writes(call).stream()
        .flatMap(write -> CollectionConverters.asJava(write.payload()).stream())
        .toList();
  }

  private static List<Object> events(JournalProtocol.WriteMessages call) {
    return rows(call).stream().map(PersistentRepr::payload).toList();
  }

  private void succeed(JournalProtocol.WriteMessages call) {
    tell(call.persistentActor(), JournalProtocol.WriteMessagesSuccessful$.MODULE$);
    rows(call).forEach(row -> tellPersisted(call, row));
  }

  private void tellPersisted(JournalProtocol.WriteMessages call, PersistentRepr row) {
    tell(
        call.persistentActor(),
        new JournalProtocol.WriteMessageSuccess(row, call.actorInstanceId()));
  }

  private void fail(JournalProtocol.WriteMessages call) {
    tell(
        call.persistentActor(),
        new JournalProtocol.WriteMessagesFailed(failure, writes(call).size()));
    for (PersistentRepr row : rows(call)) {
      tell(
          call.persistentActor(),
          new JournalProtocol.WriteMessageFailure(row, failure, call.actorInstanceId()));
    }
  }

  private void replay(String entity, List<PersistentRepr> rows) {
    var request = plugin.expectMessageClass(JournalProtocol.ReplayMessages.class);
    assertThat(request.persistenceId()).isEqualTo(entity);
    rows.forEach(row -> tell(request.persistentActor(), new JournalProtocol.ReplayedMessage(row)));
    tell(request.persistentActor(), new JournalProtocol.RecoverySuccess(rows.size()));
  }

  private static void tell(akka.actor.ActorRef to, Object message) {
    to.tell(message, akka.actor.ActorRef.noSender());
  }
}
