package io.fleettwin.cluster.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.cluster.journal.JournalException;
import io.fleettwin.cluster.node.TestFleet;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.StartType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverSetsTest {

  private static final int THREADS = 8;

  @TempDir static Path data;
  private static Journal journal;

  @BeforeAll
  static void open() {
    journal = Journal.open(TestFleet.config(data));
  }

  @AfterAll
  static void close() {
    journal.close();
  }

  /** What one node has of them. */
  private static DriverSets onANode() {
    return new DriverSets(journal.driverSets(), EventFormat.plain());
  }

  private static List<Driver> drivers(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Driver(
                name + i + ".sys",
                "Vendor",
                "1." + i,
                DriverMode.KERNEL,
                StartType.DEMAND,
                LoadState.RUNNING))
        .toList();
  }

  @Test
  void equalSetsBecomeOneObject() {
    DriverSets sets = onANode();
    DriverSet first = new DriverSet(drivers("equal", 3));
    DriverSet second = new DriverSet(drivers("equal", 3));

    String id = sets.idOf(first);

    assertThat(sets.idOf(second)).isEqualTo(id);
    assertThat(sets.get(id)).isSameAs(first);
  }

  @Test
  void aSetIsStoredBeforeAnyoneKnowsItsName() {
    String id = onANode().idOf(new DriverSet(drivers("stored", 3)));
    assertThat(journal.driverSets().find(id)).isPresent();
  }

  @Test
  void anotherNodeReadsASetByItsName() {
    DriverSet written = new DriverSet(drivers("other", 400));
    String id = onANode().idOf(written);

    DriverSets otherNode = onANode();
    DriverSet read = otherNode.get(id);
    assertThat(read).isEqualTo(written).isNotSameAs(written);
    assertThat(otherNode.get(id)).isSameAs(read);
    assertThat(otherNode.idOf(written)).isEqualTo(id);
  }

  @Test
  void theNameDoesNotDependOnTheOrderOfTheInventory() {
    List<Driver> shuffled = new ArrayList<>(drivers("order", 20));
    Collections.reverse(shuffled);
    assertThat(onANode().idOf(new DriverSet(shuffled)))
        .isEqualTo(onANode().idOf(new DriverSet(drivers("order", 20))));
  }

  @Test
  void setsThatDifferInOneVersionHaveDifferentNames() {
    DriverSet set = new DriverSet(drivers("differ", 3));
    Driver old = set.drivers().getFirst();
    DriverSet changed =
        set.with(
            new Driver(old.module(), old.vendor(), "2.0", old.mode(), old.start(), old.load()));
    assertThat(onANode().idOf(changed)).isNotEqualTo(onANode().idOf(set));
  }

  @Test
  void theEmptySetHasANameToo() {
    DriverSets sets = onANode();
    assertThat(onANode().get(sets.idOf(DriverSet.EMPTY))).isEqualTo(DriverSet.EMPTY);
  }

  @Test
  void aNameThatNobodyStoredIsLostAndSaysSo() {
    assertThatThrownBy(() -> onANode().get("0123456789abcdef0123456789abcdef"))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("0123456789abcdef0123456789abcdef");
  }

  @Test
  void aSetThatManyThreadsOfTwoNodesUseFirstIsStoredOnce() throws Exception {
    List<DriverSets> nodes = List.of(onANode(), onANode());
    List<String> ids =
        allAtOnce(i -> () -> nodes.get(i % 2).idOf(new DriverSet(drivers("race", 50))));
    assertThat(ids).hasSize(THREADS).containsOnly(ids.getFirst());
    assertThat(journal.driverSets().find(ids.getFirst())).isPresent();
  }

  @Test
  void threadsThatReadASetAtOnceGetOneObject() throws Exception {
    String id = onANode().idOf(new DriverSet(drivers("readers", 50)));
    DriverSets sets = onANode();
    List<DriverSet> read = allAtOnce(i -> () -> sets.get(id));
    assertThat(read).hasSize(THREADS).allSatisfy(set -> assertThat(set).isSameAs(read.getFirst()));
  }

  private interface Work<T> {
    Callable<T> ofThread(int i);
  }

  private static <T> List<T> allAtOnce(Work<T> work) throws Exception {
    var start = new CyclicBarrier(THREADS);
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Callable<T> task = work.ofThread(i);
        results.add(
            threads.submit(() -> {
              start.await(10, TimeUnit.SECONDS);
              return task.call();
            }));
      }
      List<T> values = new ArrayList<>();
      for (Future<T> result : results) {
        values.add(result.get(30, TimeUnit.SECONDS));
      }
      return values;
    }
  }
}
