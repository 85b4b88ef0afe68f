package io.fleettwin.cluster.journal;

import akka.persistence.jdbc.config.JournalConfig;
import akka.persistence.jdbc.journal.dao.DefaultJournalDao;
import akka.persistence.jdbc.journal.dao.JournalTables.JournalAkkaSerializationRow;
import akka.serialization.Serialization;
import akka.stream.Materializer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

/**
 * The plugin's own access to its tables, but for one thing: events without tags, which all of ours
 * are, are written as one batch of plain JDBC. Slick takes longer to say the same.
 *
 * <p>The plugin finds it by its name in config/journal.conf.
 */
public final class BatchingJournalDao extends DefaultJournalDao {

  private static final String INSERT =
      """
      INSERT INTO "event_journal" ("deleted", "persistence_id", "sequence_number", "writer",
        "write_timestamp", "adapter_manifest", "event_payload", "event_ser_id",
        "event_ser_manifest", "meta_payload", "meta_ser_id", "meta_ser_manifest")
      VALUES (FALSE, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcBackend.DatabaseDef database;

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
  }

  @Override
  public Future<BoxedUnit> writeJournalRows(
      Seq<Tuple2<JournalAkkaSerializationRow, Set<String>>> rows) {
    boolean tagged =
        CollectionConverters.asJava(rows).stream().anyMatch(row -> row._2().nonEmpty());
    return tagged
        ? super.writeJournalRows(rows)
        : database.io(() -> {
          write(rows);
          return BoxedUnit.UNIT;
        });
  }

  /** All of them or none. */
  private void write(Seq<Tuple2<JournalAkkaSerializationRow, Set<String>>> rows) {
    try (Connection connection = database.source().createConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        for (var row : CollectionConverters.asJava(rows)) {
          add(insert, row._1());
        }
        insert.executeBatch();
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new JournalException("%d events could not be written".formatted(rows.size()), e);
    }
  }

  private static void add(PreparedStatement insert, JournalAkkaSerializationRow row)
      throws SQLException {
    insert.setString(1, row.persistenceId());
    insert.setLong(2, row.sequenceNumber());
    insert.setString(3, row.writer());
    insert.setLong(4, row.writeTimestamp());
    insert.setString(5, row.adapterManifest());
    insert.setBytes(6, row.eventPayload());
    insert.setInt(7, row.eventSerId());
    insert.setString(8, row.eventSerManifest());
    insert.setBytes(9, row.metaPayload().isEmpty() ? null : row.metaPayload().get());
    insert.setObject(10, row.metaSerId().isEmpty() ? null : row.metaSerId().get());
    insert.setString(11, row.metaSerManifest().isEmpty() ? null : row.metaSerManifest().get());
    insert.addBatch();
  }
}
