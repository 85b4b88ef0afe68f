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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** What the clerk sends to the plugin, and what it makes of the answers; the test is the plugin. */
class JournalClerkTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final int READINGS = 3;
  private static final int MORE_READINGS = 20;
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
    awaitHandledWhile("a");
    plugin.expectNoMessage(Duration.ZERO);

    succeed(first);

    assertThat(events(call())).containsExactly("z1", "c4", "c5", "a1");
    succeed(second);
    assertThat(twin.receiveSeveralMessages(2)).hasOnlyElementsOfType(Persisted.class);
    awaitHandledWhile("a");
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
    awaitHandledWhile("c");
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
    ask("b", 1, "b1");
    assertThat(events(call())).as("the next that is tried").containsExactly("b1");
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
    awaitHandledWhile("b");
  }

  @Test
  void whoReadsAnEntityThatIsBeingWrittenReadsWhatWasWritten() {
    ask("a", 1, "a1");
    var call = call();
    clerk.tell(new Read("a", twin.getRef()));
    // Others that come later are read as if nobody had come before them.
    List<String> others = read("b", READINGS);
    List<JournalProtocol.ReplayMessages> begun = readings(READINGS);
    assertThat(begun)
        .extracting(JournalProtocol.ReplayMessages::persistenceId)
        .containsExactlyInAnyOrderElementsOf(others);
    begun.forEach(JournalClerkTest::endReading);
    assertThat(twin.receiveSeveralMessages(READINGS)).hasOnlyElementsOfType(History.class);

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
    ask("x", 1, "x1");
    call();
    List<String> entities = read("e", READINGS + MORE_READINGS);
    List<JournalProtocol.ReplayMessages> begun = readings(READINGS);
    assertThat(begun)
        .extracting(JournalProtocol.ReplayMessages::persistenceId)
        .containsExactlyInAnyOrderElementsOf(entities.subList(0, READINGS));

    for (String next : entities.subList(READINGS, entities.size())) {
      awaitHandledWhile("x");
      plugin.expectNoMessage(Duration.ZERO);
      endReading(begun.removeFirst());
      assertThat(twin.receiveMessage()).isInstanceOf(History.class);
      begun.addAll(readings(1));
      assertThat(begun.getLast().persistenceId()).isEqualTo(next);
    }
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
    awaitHandledWhile("b");
    succeed(call);

    assertThat(((Persisted) twin.receiveMessage()).wish()).isSameAs(wish);
  }

  private Append ask(String entity, long firstSequenceNr, String... events) {
    Append wish = new Append(entity, firstSequenceNr, List.of(events), twin.getRef());
    clerk.tell(wish);
    return wish;
  }

  /**
   * Waits until the clerk has handled all that it was told, and what it has told itself for that: a
   * second wish for an entity is refused at once. Nobody else may be answered meanwhile.
   */
  private void awaitHandledWhile(String underWay) {
    for (int round = 0; round < 2; round++) {
      Append second = ask(underWay, 1, "second");
      assertThat(twin.receiveMessage(PATIENCE))
          .isInstanceOfSatisfying(
              NotPersisted.class, refused -> assertThat(refused.wish()).isSameAs(second));
    }
  }

  /** Asks to read so many entities whose names begin like this, and gives the names. */
  private List<String> read(String prefix, int entities) {
    List<String> names = IntStream.range(0, entities).mapToObj(nr -> prefix + nr).toList();
    names.forEach(name -> clerk.tell(new Read(name, twin.getRef())));
    return names;
  }

  /** The next readings that are begun. */
  private List<JournalProtocol.ReplayMessages> readings(int count) {
    List<JournalProtocol.ReplayMessages> begun = new ArrayList<>();
    for (int reading = 0; reading < count; reading++) {
      begun.add(plugin.expectMessageClass(JournalProtocol.ReplayMessages.class));
    }
    return begun;
  }

  private static void endReading(JournalProtocol.ReplayMessages reading) {
    tell(reading.persistentActor(), new JournalProtocol.RecoverySuccess(0));
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
