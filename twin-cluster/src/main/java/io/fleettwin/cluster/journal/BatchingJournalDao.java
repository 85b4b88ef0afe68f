package io.fleettwin.cluster.journal;

import akka.NotUsed;
import akka.persistence.PersistentRepr;
import akka.persistence.jdbc.config.JournalConfig;
import akka.persistence.jdbc.journal.dao.DefaultJournalDao;
import akka.persistence.jdbc.journal.dao.JournalTables.JournalAkkaSerializationRow;
import akka.serialization.Serialization;
import akka.stream.Materializer;
import akka.stream.scaladsl.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Try;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

/**
 * The plugin's own access to its tables, but for one thing: events without tags, which all of ours
 * are, are written as one batch of plain JDBC. Slick takes longer to say the same. In an H2 file
 * they go to the {@link Inbox}, so that whatever reads an entity has what is held of it filed
 * first.
 *
 * <p>The plugin finds it by its name in config/journal.conf.
 */
public final class BatchingJournalDao extends DefaultJournalDao {

  private final JdbcBackend.DatabaseDef database;
  private final Optional<Inbox> inbox;
  private Future<BoxedUnit> lastDeletion = Future.successful(BoxedUnit.UNIT);

  /** Made by the plugin. */
  public BatchingJournalDao(
      JdbcBackend.DatabaseDef database,
      JdbcProfile profile,
      JournalConfig config,
      Serialization serialization,
      ExecutionContext executionContext,
      Materializer materializer) {
    super(database, profile, config, serialization, executionContext, materializer);
    this.database = database;
    this.inbox =
        serialization
            .system()
            .settings()
            .setup()
            .get(JournalSetup.class)
            .flatMap(setup -> setup.journal().inbox());
  }

  @Override
  public Future<BoxedUnit> writeJournalRows(
      Seq<Tuple2<JournalAkkaSerializationRow, Set<String>>> rows) {
    List<EventRow> events =
        CollectionConverters.asJava(rows).stream().map(row -> EventRow.of(row._1())).toList();
    boolean tagged =
        CollectionConverters.asJava(rows).stream().anyMatch(row -> row._2().nonEmpty());
    if (tagged) {
      return writeTagged(rows, events);
    }
    return blocking(() -> {
      if (inbox.isPresent()) {
        inbox.get().append(events);
      } else {
        insert(events);
      }
    });
  }

  @Override
  public Future<Object> highestSequenceNr(String persistenceId, long fromSequenceNr) {
    return isHeld(persistenceId)
        ? blocking(() -> inbox.get().fileEntity(persistenceId))
            .flatMap(filed -> super.highestSequenceNr(persistenceId, fromSequenceNr), ec())
        : super.highestSequenceNr(persistenceId, fromSequenceNr);
  }

  /** One at a time: H2 ends one of two transactions that delete events of the same entity. */
  @Override
  public synchronized Future<BoxedUnit> delete(String persistenceId, long maxSequenceNr) {
    lastDeletion =
        lastDeletion.transformWith(before -> deleteNow(persistenceId, maxSequenceNr), ec());
    return lastDeletion;
  }

  private Future<BoxedUnit> deleteNow(String persistenceId, long maxSequenceNr) {
    if (inbox.isEmpty()) {
      return super.delete(persistenceId, maxSequenceNr);
    }
    Future<Long> filed = database.io(() -> inbox.get().forget(persistenceId, maxSequenceNr));
    return filed.flatMap(last -> super.delete(persistenceId, last), ec());
  }

  @Override
  public Source<Try<Tuple2<PersistentRepr, Object>>, NotUsed> messages(
      String persistenceId, long fromSequenceNr, long toSequenceNr, long max) {
    if (!isHeld(persistenceId)) {
      return super.messages(persistenceId, fromSequenceNr, toSequenceNr, max);
    }
    Future<Source<Try<Tuple2<PersistentRepr, Object>>, NotUsed>> filed =
        blocking(() -> inbox.get().fileEntity(persistenceId))
            .map(done -> super.messages(persistenceId, fromSequenceNr, toSequenceNr, max), ec());
    return Source.futureSource(filed).mapMaterializedValue(materialized -> NotUsed.getInstance());
  }

  /** By the plugin, which returns the numbers that tags need, and past the inbox. */
  private Future<BoxedUnit> writeTagged(
      Seq<Tuple2<JournalAkkaSerializationRow, Set<String>>> rows, List<EventRow> events) {
    if (inbox.isEmpty()) {
      return super.writeJournalRows(rows);
    }
    return blocking(() -> inbox.get().pass(events))
        .flatMap(passed -> writeByPlugin(rows, events), ec());
  }

  private Future<BoxedUnit> writeByPlugin(
      Seq<Tuple2<JournalAkkaSerializationRow, Set<String>>> rows, List<EventRow> events) {
    return super.writeJournalRows(rows)
        .transform(
            written -> {
              if (written.isFailure()) {
                inbox.get().passFailed(events);
              }
              return written;
            },
            ec());
  }

  private boolean isHeld(String persistenceId) {
    return inbox.isPresent() && inbox.get().holds(persistenceId);
  }

  /** On a thread that may block. */
  private Future<BoxedUnit> blocking(Runnable work) {
    return database.io(() -> {
      work.run();
      return BoxedUnit.UNIT;
    });
  }

  /** All of them or none, in the order of the table's index, since neighbours share its pages. */
  private void insert(List<EventRow> events) {
    List<EventRow> sorted = events.stream().sorted(Comparator.comparing(EventRow::key)).toList();
    try (Connection connection = database.source().createConnection()) {
      EventTable.insert(connection, sorted);
    } catch (SQLException e) {
      throw new JournalException("%d events could not be written".formatted(events.size()), e);
    }
  }
}
