package io.fleettwin.cluster.journal;

import io.fleettwin.cluster.history.WhatIfEntry;
import io.fleettwin.cluster.history.WhatIfHistory;
import io.fleettwin.cluster.history.WhatIfProgress;
import io.fleettwin.cluster.history.WhatIfState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The history of what-if questions as a table beside the journal. */
final class WhatIfTable implements WhatIfHistory {
  private static final String COLUMNS =
      """
      SELECT "id", "name", "devices", "plans", "replications", "state", "asked", "started",
        "ended", "step", "part", "played", "total", "seconds_left", "problem"
      FROM "what_if"
      """;

  private static final String ADD =
      """
      INSERT INTO "what_if" ("id", "name", "devices", "plans", "replications", "state", "asked",
        "node", "seen", "command_id", "document")
      VALUES (?, ?, ?, ?, ?, 'QUEUED', ?, ?, ?, ?, ?)
      """;

  private static final String BEGIN =
      """
      UPDATE "what_if" SET "state" = 'RUNNING', "started" = ?, "seen" = ?
      WHERE "id" = ? AND "state" = 'QUEUED'
      """;

  private static final String PROGRESS =
      """
      UPDATE "what_if" SET "step" = ?, "part" = ?, "played" = ?, "total" = ?, "seconds_left" = ?,
        "seen" = ?
      WHERE "id" = ? AND "state" = 'RUNNING'
      """;

  private static final String WAITING =
      """
      UPDATE "what_if" SET "seen" = ? WHERE "node" = ? AND "state" = 'QUEUED'
      """;

  private static final String END =
      """
      UPDATE "what_if" SET "state" = ?, "ended" = ?, "problem" = ?, "answer" = ?
      WHERE "id" = ? AND "state" IN ('QUEUED', 'RUNNING')
      """;

  private static final String FAIL_UNATTENDED =
      """
      UPDATE "what_if" SET "state" = 'FAILED', "ended" = ?, "problem" = ?
      WHERE "seen" <= ? AND "state" IN ('QUEUED', 'RUNNING')
      """;

  private static final String KEEP =
      """
      DELETE FROM "what_if" WHERE "state" NOT IN ('QUEUED', 'RUNNING')
        AND "id" <= (SELECT "id" FROM "what_if" ORDER BY "id" DESC OFFSET ? ROWS FETCH FIRST 1 ROWS ONLY)
      """;

  private final JournalDatabase database;

  WhatIfTable(JournalDatabase database) {
    this.database = database;
  }

  /** Sets what stands for the question marks of a statement. */
  @FunctionalInterface
  private interface Values {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** Reads the row that a result is at. */
  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet result) throws SQLException;
  }

  @Override
  public boolean add(WhatIfEntry entry, String node, Optional<String> commandId, byte[] document) {
    try {
      return update(
              ADD,
              statement -> {
                statement.setString(1, entry.id());
                statement.setString(2, entry.name());
                statement.setInt(3, entry.devices());
                statement.setInt(4, entry.plans());
                statement.setInt(5, entry.replications());
                statement.setLong(6, entry.asked().toEpochMilli());
                statement.setString(7, node);
                statement.setLong(8, entry.asked().toEpochMilli());
                statement.setString(9, commandId.orElse(null));
                statement.setBytes(10, Compressed.of(document));
              })
          == 1;
    } catch (JournalException e) {
      if (e.getCause() instanceof SQLException cause
          && DriverSetTable.UNIQUE_VIOLATION.equals(cause.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<WhatIfEntry> find(String id) {
    return first(
        COLUMNS + "WHERE \"id\" = ?", statement -> statement.setString(1, id), WhatIfTable::entry);
  }

  @Override
  public Optional<WhatIfEntry> ofCommand(String commandId) {
    return first(
        COLUMNS + "WHERE \"command_id\" = ?",
        statement -> statement.setString(1, commandId),
        WhatIfTable::entry);
  }

  @Override
  public Optional<byte[]> document(String id) {
    return bytes("document", id);
  }

  @Override
  public Optional<byte[]> answer(String id) {
    return bytes("answer", id);
  }

  private Optional<byte[]> bytes(String column, String id) {
    return first(
            "SELECT \"%s\" FROM \"what_if\" WHERE \"id\" = ?".formatted(column),
            statement -> statement.setString(1, id),
            result -> Optional.ofNullable(result.getBytes(1)))
        .flatMap(found -> found)
        .map(Compressed::plain);
  }

  @Override
  public List<WhatIfEntry> page(Optional<String> before, int size) {
    String condition = before.isPresent() ? "WHERE \"id\" < ? " : "";
    return all(
        COLUMNS + condition + "ORDER BY \"id\" DESC FETCH FIRST ? ROWS ONLY",
        statement -> {
          int position = 1;
          if (before.isPresent()) {
            statement.setString(position++, before.get());
          }
          statement.setInt(position, size);
        },
        WhatIfTable::entry);
  }

  @Override
  public boolean begin(String id, Instant now) {
    return update(
            BEGIN,
            statement -> {
              statement.setLong(1, now.toEpochMilli());
              statement.setLong(2, now.toEpochMilli());
              statement.setString(3, id);
            })
        == 1;
  }

  @Override
  public boolean progress(String id, WhatIfProgress progress, Instant now) {
    return update(
            PROGRESS,
            statement -> {
              statement.setLong(1, progress.step());
              statement.setString(2, progress.part());
              statement.setLong(3, progress.played());
              statement.setLong(4, progress.total());
              if (progress.secondsLeft().isPresent()) {
                statement.setLong(5, progress.secondsLeft().getAsLong());
              } else {
                statement.setNull(5, Types.BIGINT);
              }
              statement.setLong(6, now.toEpochMilli());
              statement.setString(7, id);
            })
        == 1;
  }

  @Override
  public void waiting(String node, Instant now) {
    update(
        WAITING,
        statement -> {
          statement.setLong(1, now.toEpochMilli());
          statement.setString(2, node);
        });
  }

  @Override
  public boolean end(
      String id, WhatIfState how, Instant now, Optional<String> problem, Optional<byte[]> answer) {
    return update(
            END,
            statement -> {
              statement.setString(1, how.name());
              statement.setLong(2, now.toEpochMilli());
              statement.setString(3, problem.map(WhatIfTable::shortened).orElse(null));
              statement.setBytes(4, answer.map(Compressed::of).orElse(null));
              statement.setString(5, id);
            })
        == 1;
  }

  private static String shortened(String problem) {
    return problem.substring(0, Math.min(problem.length(), WhatIfEntry.MAX_PROBLEM_CHARS));
  }

  @Override
  public boolean isOfOneNode() {
    return database.settings().isOwnFile();
  }

  @Override
  public int failUnattended(Instant since, Instant now, String problem) {
    return update(
        FAIL_UNATTENDED,
        statement -> {
          statement.setLong(1, now.toEpochMilli());
          statement.setString(2, problem);
          statement.setLong(3, since.toEpochMilli());
        });
  }

  @Override
  public boolean remove(String id) {
    return update(
            "DELETE FROM \"what_if\" WHERE \"id\" = ?", statement -> statement.setString(1, id))
        == 1;
  }

  @Override
  public void keep(int most) {
    update(KEEP, statement -> statement.setInt(1, most));
  }

  private int update(String sql, Values values) {
    try (Connection connection = database.connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      values.set(statement);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new JournalException("the history of what-if questions could not be written", e);
    }
  }

  private <T> Optional<T> first(String sql, Values values, Row<T> row) {
    return all(sql, values, row).stream().findFirst();
  }

  private <T> List<T> all(String sql, Values values, Row<T> row) {
    try (Connection connection = database.connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      values.set(statement);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(row.read(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new JournalException("the history of what-if questions could not be read", e);
    }
  }

  private static WhatIfEntry entry(ResultSet result) throws SQLException {
    return new WhatIfEntry(
        result.getString("id"),
        result.getString("name"),
        result.getInt("devices"),
        result.getInt("plans"),
        result.getInt("replications"),
        WhatIfState.valueOf(result.getString("state")),
        Instant.ofEpochMilli(result.getLong("asked")),
        moment(result, "started"),
        moment(result, "ended"),
        progress(result),
        Optional.ofNullable(result.getString("problem")));
  }

  private static Optional<Instant> moment(ResultSet result, String column) throws SQLException {
    long millis = result.getLong(column);
    return result.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static Optional<WhatIfProgress> progress(ResultSet result) throws SQLException {
    String part = result.getString("part");
    if (part == null) {
      return Optional.empty();
    }
    long left = result.getLong("seconds_left");
    OptionalLong secondsLeft = result.wasNull() ? OptionalLong.empty() : OptionalLong.of(left);
    return Optional.of(
        new WhatIfProgress(
            result.getLong("step"),
            part,
            result.getLong("played"),
            result.getLong("total"),
            secondsLeft));
  }
}
