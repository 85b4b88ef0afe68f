package io.fleettwin.cluster.journal;

import static io.fleettwin.cluster.journal.PluginNode.classic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akka.persistence.DeleteSnapshotSuccess;
import akka.persistence.DeleteSnapshotsSuccess;
import akka.persistence.SaveSnapshotSuccess;
import akka.persistence.SelectedSnapshot;
import akka.persistence.SnapshotMetadata;
import akka.persistence.SnapshotProtocol.DeleteSnapshot;
import akka.persistence.SnapshotProtocol.DeleteSnapshots;
import akka.persistence.SnapshotProtocol.LoadSnapshot;
import akka.persistence.SnapshotProtocol.LoadSnapshotResult;
import akka.persistence.SnapshotProtocol.SaveSnapshot;
import akka.persistence.SnapshotSelectionCriteria;
import io.fleettwin.cluster.journal.ReferenceSerializer.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scala.jdk.javaapi.OptionConverters;

/**
 * What Akka requires of a plugin for snapshots; like {@link JournalTckTest}, for {@code
 * SnapshotStoreSpec}. Ours is that of Akka Persistence JDBC, in a table of another name.
 */
class SnapshotTckTest extends PluginTck {
  private static final int BIG = 10_000;

  @OnEachNode
  void anEntityWithoutSnapshotsHasNone(PluginNode node) {
    saveFive(node);

    assertThat(load(node, id + "0", upTo(NO_BOUND), NO_BOUND)).isEmpty();
  }

  static Stream<Arguments> numbers() {
    return nodes()
        .flatMap(node ->
            Stream.of(
                arguments("the latest", node, NO_BOUND, NO_BOUND, 15),
                arguments("the latest up to a number", node, 13, NO_BOUND, 13),
                arguments("the latest up to where a recovery ends", node, NO_BOUND, 13, 13),
                arguments("the latest up to the lower one of both", node, 14, 12, 12),
                arguments("none so low", node, 7, NO_BOUND, 0),
                arguments("none before the recovery ends", node, NO_BOUND, 7, 0)));
  }

  @ParameterizedTest(name = "{1}: {0}", autoCloseArguments = false)
  @MethodSource("numbers")
  void theLatestOneBelowAllBoundsIsLoaded(
      String what, PluginNode node, long highest, long recoveryTo, long expected) {
    List<SnapshotMetadata> saved = saveFive(node);

    Optional<SelectedSnapshot> loaded = load(node, id, upTo(highest), recoveryTo);

    assertThat(loaded)
        .isEqualTo(
            saved.stream()
                .filter(metadata -> metadata.sequenceNr() == expected)
                .findAny()
                .map(metadata -> new SelectedSnapshot(metadata, "s-" + expected)));
  }

  @OnEachNode
  void theLatestOneUpToATimeIsLoaded(PluginNode node) {
    SnapshotMetadata third = saveFive(node).get(2);
    SelectedSnapshot expected = new SelectedSnapshot(third, "s-13");

    assertThat(load(node, id, upTo(13, third.timestamp()), NO_BOUND)).contains(expected);
    assertThat(load(node, id, upTo(NO_BOUND, third.timestamp()), 13)).contains(expected);
    assertThat(load(node, id, upTo(NO_BOUND, 100), NO_BOUND)).isEmpty();
  }

  @OnEachNode
  void oneIsDeletedByItsNumberWhateverItsTime(PluginNode node) {
    saveFive(node);
    SnapshotMetadata third = SnapshotMetadata.apply(id, 13);

    assertThat(node.askSnapshots(new DeleteSnapshot(third)))
        .isEqualTo(new DeleteSnapshotSuccess(third));

    assertThat(numberOf(load(node, id, upTo(13), NO_BOUND))).isEqualTo(12);
    assertThat(numberOf(load(node, id, upTo(NO_BOUND), NO_BOUND))).isEqualTo(15);
  }

  @OnEachNode
  void allUpToANumberAndATimeAreDeleted(PluginNode node) {
    SnapshotMetadata third = saveFive(node).get(2);
    SnapshotSelectionCriteria criteria = upTo(13, third.timestamp());

    assertThat(node.askSnapshots(new DeleteSnapshots(id, criteria)))
        .isEqualTo(new DeleteSnapshotsSuccess(criteria));

    assertThat(load(node, id, upTo(13), NO_BOUND)).isEmpty();
    assertThat(numberOf(load(node, id, upTo(14), NO_BOUND))).isEqualTo(14);
  }

  @OnEachNode
  void whatIsYoungerThanTheTimeIsNotDeleted(PluginNode node) {
    SnapshotMetadata fourth = saveFive(node).get(3);
    SnapshotSelectionCriteria before = upTo(14, fourth.timestamp() - 1);

    assertThat(node.askSnapshots(new DeleteSnapshots(id, before)))
        .isEqualTo(new DeleteSnapshotsSuccess(before));

    assertThat(load(node, id, upTo(14, fourth.timestamp()), NO_BOUND))
        .contains(new SelectedSnapshot(fourth, "s-14"));
  }

  @OnEachNode
  void aSnapshotOfTheSameNumberTakesThePlaceOfTheFormer(PluginNode node) {
    SnapshotMetadata fifth = saveFive(node).getLast();

    SnapshotMetadata again = save(node, fifth, "modified");

    assertThat(load(node, id, upTo(NO_BOUND), NO_BOUND))
        .contains(new SelectedSnapshot(again, "modified"));
    assertThat(again.sequenceNr()).isEqualTo(fifth.sequenceNr());
  }

  @OnEachNode
  void aBigSnapshotIsReadAsItWasSaved(PluginNode node) {
    String big = "0123456789".repeat(BIG / 10);
    save(node, SnapshotMetadata.apply(id, 100), big);

    assertThat(load(node, id, upTo(NO_BOUND), NO_BOUND).orElseThrow().snapshot()).isEqualTo(big);
  }

  @OnEachNode
  void aSnapshotIsWrittenAndReadByItsOwnSerializerWithWhatIsSaidOfIt(PluginNode node) {
    Reference snapshot = new Reference(classic(node.probe()));
    save(node, SnapshotMetadata.apply(id, 100).withMetadata("said of it"), snapshot);

    SelectedSnapshot loaded = load(node, id, upTo(NO_BOUND), NO_BOUND).orElseThrow();

    assertThat(loaded.snapshot()).isEqualTo(snapshot);
    assertThat(loaded.metadata().metadata().get()).isEqualTo("said of it");
  }

  /** With the numbers 11 to 15. */
  private List<SnapshotMetadata> saveFive(PluginNode node) {
    List<SnapshotMetadata> saved = new ArrayList<>();
    for (long number = 11; number <= 15; number++) {
      saved.add(save(node, SnapshotMetadata.apply(id, number), "s-" + number));
    }
    return saved;
  }

  private static SnapshotMetadata save(
      PluginNode node, SnapshotMetadata metadata, Object snapshot) {
    Object answer = node.askSnapshots(new SaveSnapshot(metadata, snapshot));
    return ((SaveSnapshotSuccess) answer).metadata();
  }

  private static Optional<SelectedSnapshot> load(
      PluginNode node, String id, SnapshotSelectionCriteria criteria, long recoveryTo) {
    Object answer = node.askSnapshots(new LoadSnapshot(id, criteria, recoveryTo));
    LoadSnapshotResult result = (LoadSnapshotResult) answer;
    assertThat(result.toSequenceNr()).isEqualTo(recoveryTo);
    return OptionConverters.toJava(result.snapshot());
  }

  private static long numberOf(Optional<SelectedSnapshot> snapshot) {
    return snapshot.orElseThrow().metadata().sequenceNr();
  }

  private static SnapshotSelectionCriteria upTo(long number) {
    return upTo(number, NO_BOUND);
  }

  private static SnapshotSelectionCriteria upTo(long number, long timestamp) {
    return SnapshotSelectionCriteria.create(number, timestamp);
  }
}
