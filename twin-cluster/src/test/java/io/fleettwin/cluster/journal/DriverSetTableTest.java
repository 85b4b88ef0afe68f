package io.fleettwin.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DriverSetTableTest {
  private static final byte[] SET = {1, 2, 3};
  private static final byte[] OTHER_SET = {3, 2, 1};

  private static final String DATABASES = "io.fleettwin.cluster.journal.TestDatabase#available";

  @TempDir private Path data;

  @ParameterizedTest
  @MethodSource(DATABASES)
  void aStoredSetIsReadAgain(TestDatabase database) throws SQLException {
    try (Journal journal = open(database)) {
      journal.driverSets().store("a", SET);

      assertThat(journal.driverSets().read("a")).isEqualTo(SET);
      assertThat(journal.driverSets().find("b")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void theSecondTimeASetIsStoredChangesNothing(TestDatabase database) throws SQLException {
    try (Journal journal = open(database)) {
      journal.driverSets().store("a", SET);
      journal.driverSets().store("a", SET.clone());

      assertThat(idsOf(journal)).containsExactly("a");
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void anotherSetUnderTheSameIdIsRefused(TestDatabase database) throws SQLException {
    try (Journal journal = open(database)) {
      journal.driverSets().store("a", SET);

      assertThatThrownBy(() -> journal.driverSets().store("a", OTHER_SET))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(journal.driverSets().read("a")).isEqualTo(SET);
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void aSetThatIsLostIsReportedAndNotTakenAsEmpty(TestDatabase database) throws SQLException {
    try (Journal journal = open(database)) {
      assertThatThrownBy(() -> journal.driverSets().read("gone"))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("gone");
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void twoThatStoreTheSameSetsAtOnceBothSucceed(TestDatabase database) throws Exception {
    int sets = 200;
    try (Journal journal = open(database);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      CyclicBarrier eachSet = new CyclicBarrier(2);
      Callable<Void> storesAll =
          () -> {
            for (int set = 0; set < sets; set++) {
              eachSet.await();
              journal.driverSets().store("set-" + set, content(set));
            }
            return null;
          };
      for (Future<Void> storer : threads.invokeAll(List.of(storesAll, storesAll))) {
        storer.get();
      }

      assertThat(idsOf(journal))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, sets).mapToObj(set -> "set-" + set).toList());
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void whatIsTooLargeIsRefusedAndTheLargestIsKept(TestDatabase database) throws SQLException {
    byte[] largest = new byte[DriverSetTable.MAX_PAYLOAD_BYTES];
    try (Journal journal = open(database)) {
      DriverSetTable table = journal.driverSets();
      table.store("x".repeat(DriverSetTable.MAX_ID_LENGTH), largest);

      assertThat(idsOf(journal)).hasSize(1);
      assertThatThrownBy(() -> table.store("a", new byte[largest.length + 1]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> table.store("x".repeat(DriverSetTable.MAX_ID_LENGTH + 1), SET))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> table.store("", SET)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Journal open(TestDatabase database) throws SQLException {
    return Journal.open(database.empty(data));
  }

  private static List<String> idsOf(Journal journal) {
    List<String> ids = new ArrayList<>();
    journal.driverSets().forEach((id, payload) -> ids.add(id));
    return ids;
  }

  private static byte[] content(int set) {
    return Integer.toString(set).getBytes(StandardCharsets.UTF_8);
  }
}
