package io.fleettwin.cluster.journal;

import static io.fleettwin.cluster.journal.PluginNode.INCARNATION;
import static io.fleettwin.cluster.journal.PluginNode.atomic;
import static io.fleettwin.cluster.journal.PluginNode.classic;
import static io.fleettwin.cluster.journal.PluginNode.event;
import static io.fleettwin.cluster.journal.PluginNode.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.persistence.AtomicWrite;
import akka.persistence.DeleteMessagesSuccess;
import akka.persistence.JournalProtocol.WriteMessageFailure;
import akka.persistence.JournalProtocol.WriteMessageRejected;
import akka.persistence.JournalProtocol.WriteMessageSuccess;
import akka.persistence.JournalProtocol.WriteMessagesFailed;
import akka.persistence.JournalProtocol.WriteMessagesSuccessful$;
import akka.persistence.PersistentRepr;
import io.fleettwin.cluster.journal.PluginNode.Replay;
import io.fleettwin.cluster.journal.PluginNode.Written;
import io.fleettwin.cluster.journal.ReferenceSerializer.Reference;
import java.io.NotSerializableException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Akka requires of a journal plugin. Its own tests of that, {@code JournalSpec} of {@code
 * akka-persistence-tck}, are ScalaTest; these check the same, with the capabilities that the tests
 * of Akka Persistence JDBC claim: atomic writes of several events, rejection of what cannot be
 * serialized, serializers with manifests, meta data.
 */
class JournalTckTest extends PluginTck {
  private static final long EVENTS = 5;

  @OnEachNode
  void eachEventIsAcknowledgedInOrderToTheIncarnationThatWroteIt(PluginNode node) {
    TestProbe<Object> sender = node.probe();
    PersistentRepr first = event(id, 1, "a", classic(sender));
    PersistentRepr second = event(id, 2, "b", classic(sender));
    PersistentRepr third = event(id, 3, "c", classic(sender));

    Written written = node.write(atomic(first), atomic(second, third));

    assertThat(written.call()).isEqualTo(WriteMessagesSuccessful$.MODULE$);
    assertThat(written.events())
        .containsExactly(
            new WriteMessageSuccess(first, INCARNATION),
            new WriteMessageSuccess(second, INCARNATION),
            new WriteMessageSuccess(third, INCARNATION));
    assertThat(node.replay(id).events()).extracting(PersistentRepr::sender).containsOnlyNulls();
  }

  static Stream<Arguments> bounds() {
    return nodes()
        .flatMap(node ->
            Stream.of(
                arguments("all", node, 1, NO_BOUND, NO_BOUND, List.of(1, 2, 3, 4, 5)),
                arguments("from zero", node, 0, NO_BOUND, NO_BOUND, List.of(1, 2, 3, 4, 5)),
                arguments("from a number", node, 3, NO_BOUND, NO_BOUND, List.of(3, 4, 5)),
                arguments("to a number", node, 1, 3, NO_BOUND, List.of(1, 2, 3)),
                arguments("so many", node, 1, NO_BOUND, 3, List.of(1, 2, 3)),
                arguments("between two numbers", node, 2, 3, NO_BOUND, List.of(2, 3)),
                arguments("so many between two", node, 2, 5, 2, List.of(2, 3)),
                arguments("a single number", node, 2, 2, NO_BOUND, List.of(2)),
                arguments("only one", node, 2, 4, 1, List.of(2)),
                arguments("none at all", node, 2, 4, 0, List.of()),
                arguments("the last before the first", node, 3, 2, NO_BOUND, List.of()),
                arguments("to zero", node, 0, 0, NO_BOUND, List.of()),
                arguments("behind the last", node, 6, NO_BOUND, NO_BOUND, List.of()),
                arguments("far behind the last", node, 99, NO_BOUND, NO_BOUND, List.of())));
  }

  @ParameterizedTest(name = "{1}: {0}", autoCloseArguments = false)
  @MethodSource("bounds")
  void whatIsAskedForIsReplayedAndTheHighestNumberSaid(
      String what, PluginNode node, long from, long to, long most, List<Integer> expected) {
    writeFive(node);

    Replay replay = node.replay(id, from, to, most);

    assertThat(replay.events())
        .containsExactlyElementsOf(
            expected.stream().map(number -> event(id, number, "a-" + number)).toList());
    assertThat(replay.highest()).isEqualTo(EVENTS);
  }

  @OnEachNode
  void anEntityOfMoreEventsThanAreReadAtATimeIsReplayedInOrder(PluginNode node) {
    int many = 1_001; // replayBatchSize is 400
    AtomicWrite[] writes =
        IntStream.rangeClosed(1, many)
            .mapToObj(number -> atomic(event(id, number, "a-" + number)))
            .toArray(AtomicWrite[]::new);
    assertThat(node.write(writes).events()).hasOnlyElementsOfType(WriteMessageSuccess.class);

    assertThat(node.replay(id).events())
        .extracting(PersistentRepr::sequenceNr)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, many).boxed().toList());
    assertThat(node.replay(id, 300, 900, 500))
        .isEqualTo(
            new Replay(
                LongStream.range(300, 800).mapToObj(nr -> event(id, nr, "a-" + nr)).toList(),
                many));
  }

  @OnEachNode
  void anEntityThatHasWrittenNothingHasNothing(PluginNode node) {
    assertThat(node.replay(id, 0, NO_BOUND, NO_BOUND)).isEqualTo(new Replay(List.of(), 0));
  }

  @OnEachNode
  void eventsOfOtherEntitiesAreNotReplayed(PluginNode node) {
    String longer = id + "0";
    String lowerCase = id.replace("PC", "pc");
    writeFive(node);
    Written written =
        node.write(
            atomic(event(longer, 1, "longer")),
            atomic(event(lowerCase, 1, "lower")),
            atomic(event(id, 6, "own")));
    assertThat(written.events()).hasOnlyElementsOfType(WriteMessageSuccess.class);

    assertThat(node.replay(longer)).isEqualTo(new Replay(List.of(event(longer, 1, "longer")), 1));
    assertThat(node.replay(lowerCase).events()).containsExactly(event(lowerCase, 1, "lower"));
    assertThat(payloads(node)).containsExactly("a-1", "a-2", "a-3", "a-4", "a-5", "own");
  }

  @OnEachNode
  void eventsUpToANumberAreDeletedForGoodAndTheHighestNumberStays(PluginNode node) {
    writeFive(node);
    TestProbe<Object> asker = node.probe();
    node.tellToDelete(asker, id, 3);
    assertThat(receive(asker, 1)).containsExactly(new DeleteMessagesSuccess(3));

    assertThat(node.replay(id))
        .isEqualTo(new Replay(List.of(event(id, 4, "a-4"), event(id, 5, "a-5")), EVENTS));
    assertThat(node.replay(id, 2, 4, 1).events()).containsExactly(event(id, 4, "a-4"));
    asker.expectNoMessage(Duration.ZERO);
  }

  @OnEachNode
  void anEntityWhoseEventsAreAllDeletedGoesOnBehindThem(PluginNode node) {
    writeFive(node);
    assertThat(node.delete(id, NO_BOUND)).isEqualTo(new DeleteMessagesSuccess(NO_BOUND));
    assertThat(node.replay(id, 0, NO_BOUND, NO_BOUND)).isEqualTo(new Replay(List.of(), EVENTS));

    assertThat(node.write(atomic(event(id, 5, "again"))).call())
        .isInstanceOf(WriteMessagesFailed.class);
    assertThat(node.write(atomic(event(id, 6, "next"))).call())
        .isEqualTo(WriteMessagesSuccessful$.MODULE$);
    assertThat(node.replay(id)).isEqualTo(new Replay(List.of(event(id, 6, "next")), 6));
  }

  @OnEachNode
  void whatIsNotThereCanBeDeletedAlso(PluginNode node) {
    assertThat(node.delete(id, 3)).isEqualTo(new DeleteMessagesSuccess(3));
    assertThat(node.replay(id)).isEqualTo(new Replay(List.of(), 0));

    writeFive(node);
    assertThat(node.delete(id, 2)).isEqualTo(new DeleteMessagesSuccess(2));
    assertThat(node.delete(id, 1)).isEqualTo(new DeleteMessagesSuccess(1));
    assertThat(payloads(node)).containsExactly("a-3", "a-4", "a-5");
  }

  @OnEachNode
  void whatIsWrittenWhileEventsAreDeletedStays(PluginNode node) {
    int rounds = 100;
    TestProbe<Object> cleaner = node.probe();
    for (int number = 1; number <= rounds; number++) {
      assertThat(node.write(atomic(event(id, number, "a-" + number))).call())
          .isEqualTo(WriteMessagesSuccessful$.MODULE$);
      if (number % 10 == 0) {
        node.tellToDelete(cleaner, id, number - 5);
      }
    }
    assertThat(receive(cleaner, rounds / 10)).hasOnlyElementsOfType(DeleteMessagesSuccess.class);

    assertThat(payloads(node)).containsExactly("a-96", "a-97", "a-98", "a-99", "a-100");
    assertThat(node.replay(id).highest()).isEqualTo(rounds);
  }

  @OnEachNode
  void manyDeletionsOfOneEntityAtOnceAreAllDone(PluginNode node) {
    int events = 100;
    TestProbe<Object> cleaner = node.probe();
    for (int number = 1; number <= events; number++) {
      node.write(atomic(event(id, number, "a-" + number)));
    }
    for (int number = 1; number < events; number++) {
      node.tellToDelete(cleaner, id, number);
    }
    assertThat(receive(cleaner, events - 1)).hasOnlyElementsOfType(DeleteMessagesSuccess.class);
    assertThat(payloads(node)).containsExactly("a-100");
  }

  @OnEachNode
  void whatASecondWriterWritesFailsAsAWholeAndWhatTheFirstOneWroteStays(PluginNode node) {
    writeFive(node);

    Written second =
        node.write(atomic(event(id, 5, "b-5"), event(id, 6, "b-6")), atomic(event(id, 7, "b-7")));

    assertThat(second.call()).isInstanceOf(WriteMessagesFailed.class);
    assertThat(second.events()).hasSize(3).hasOnlyElementsOfType(WriteMessageFailure.class);
    assertThat(payloads(node)).containsExactly("a-1", "a-2", "a-3", "a-4", "a-5");
    assertThat(node.replay(id).highest()).isEqualTo(EVENTS);
  }

  @OnEachNode
  void anEventThatCannotBeSerializedIsRejectedAndThoseAroundItArePersisted(PluginNode node) {
    writeFive(node);
    PersistentRepr bad = event(id, 7, new Object());

    Written written =
        node.write(atomic(event(id, 6, "b-6")), atomic(bad), atomic(event(id, 8, "b-8")));

    assertThat(written.call()).isEqualTo(WriteMessagesSuccessful$.MODULE$);
    assertThat(written.events())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo(new WriteMessageSuccess(event(id, 6, "b-6"), INCARNATION)),
            second ->
                assertThat(second)
                    .isInstanceOfSatisfying(
                        WriteMessageRejected.class, rejected -> assertRejected(rejected, bad)),
            third ->
                assertThat(third)
                    .isEqualTo(new WriteMessageSuccess(event(id, 8, "b-8"), INCARNATION)));
    assertThat(node.replay(id, 6, NO_BOUND, NO_BOUND))
        .isEqualTo(new Replay(List.of(event(id, 6, "b-6"), event(id, 8, "b-8")), 8));
  }

  private static void assertRejected(WriteMessageRejected rejected, PersistentRepr event) {
    assertThat(rejected.message()).isEqualTo(event);
    assertThat(rejected.cause()).isInstanceOf(NotSerializableException.class);
    assertThat(rejected.actorInstanceId()).isEqualTo(INCARNATION);
  }

  @OnEachNode
  void anAtomicWriteWithAnEventThatCannotBeSerializedIsRejectedAsAWhole(PluginNode node) {
    writeFive(node);

    Written written =
        node.write(atomic(event(id, 6, "b-6"), event(id, 7, new Object()), event(id, 8, "b-8")));

    assertThat(written.events()).hasSize(3).hasOnlyElementsOfType(WriteMessageRejected.class);
    assertThat(node.replay(id, 6, NO_BOUND, NO_BOUND)).isEqualTo(new Replay(List.of(), EVENTS));
    assertThat(node.write(atomic(event(id, 6, "c-6"))).call())
        .isEqualTo(WriteMessagesSuccessful$.MODULE$);
  }

  @OnEachNode
  void anEventIsWrittenAndReadByItsOwnSerializer(PluginNode node) {
    Reference payload = new Reference(classic(node.probe()));

    assertThat(node.write(atomic(event(id, 1, payload))).events())
        .containsExactly(new WriteMessageSuccess(event(id, 1, payload), INCARNATION));

    assertThat(node.replay(id)).isEqualTo(new Replay(List.of(event(id, 1, payload)), 1));
  }

  @OnEachNode
  void whatIsSaidOfAnEventIsKeptWithIt(PluginNode node) {
    Reference meta = new Reference(classic(node.probe()));
    PersistentRepr event =
        PersistentRepr.apply("a", 1, id, "adapted-2", false, null, "writer-9").withMetadata(meta);

    assertThat(node.write(atomic(event)).events())
        .containsExactly(new WriteMessageSuccess(event, INCARNATION));

    assertThat(node.replay(id).events())
        .singleElement()
        .satisfies(read -> {
          assertThat(read.metadata().get()).isEqualTo(meta);
          assertThat(read.manifest()).isEqualTo("adapted-2");
          assertThat(read.writerUuid()).isEqualTo("writer-9");
          assertThat(read.payload()).isEqualTo("a");
        });
  }

  /** The last two as one atomic write. */
  private void writeFive(PluginNode node) {
    Written written =
        node.write(
            atomic(event(id, 1, "a-1")),
            atomic(event(id, 2, "a-2")),
            atomic(event(id, 3, "a-3")),
            atomic(event(id, 4, "a-4"), event(id, 5, "a-5")));
    assertThat(written.events())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, EVENTS)
                .mapToObj(nr -> new WriteMessageSuccess(event(id, nr, "a-" + nr), INCARNATION))
                .toList());
  }

  private List<Object> payloads(PluginNode node) {
    return node.replay(id).events().stream().map(PersistentRepr::payload).toList();
  }
}
