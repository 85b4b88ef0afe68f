-- The journal on PostgreSQL: tables of Akka Persistence JDBC 5.2.1 and the driver sets.
-- Run at every start in one transaction, under a lock, so that nodes that start together do not collide.

-- COLLATE "C": persistence ids compare byte by byte. A language's collation skips '/' and '-', and the range from
-- 'live/007/' to 'live/0070' would hold other cohorts' devices.
CREATE TABLE IF NOT EXISTS event_journal (
  ordering BIGSERIAL NOT NULL,
  persistence_id VARCHAR(255) COLLATE "C" NOT NULL,
  sequence_number BIGINT NOT NULL,
  deleted BOOLEAN DEFAULT FALSE NOT NULL,
  writer VARCHAR(255) NOT NULL,
  write_timestamp BIGINT NOT NULL,
  adapter_manifest VARCHAR(255) NOT NULL,
  event_ser_id INTEGER NOT NULL,
  event_ser_manifest VARCHAR(255) NOT NULL,
  event_payload BYTEA NOT NULL,
  meta_ser_id INTEGER,
  meta_ser_manifest VARCHAR(255),
  meta_payload BYTEA,
  PRIMARY KEY (persistence_id, sequence_number),
  -- Tags refer to it, and queries by tag run along it.
  CONSTRAINT event_journal_ordering UNIQUE (ordering)
);

CREATE TABLE IF NOT EXISTS event_tag (
  event_id BIGINT NOT NULL,
  tag VARCHAR(255) NOT NULL,
  PRIMARY KEY (event_id, tag),
  CONSTRAINT event_tag_event FOREIGN KEY (event_id) REFERENCES event_journal (ordering) ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS journal_snapshot (
  persistence_id VARCHAR(255) COLLATE "C" NOT NULL,
  sequence_number BIGINT NOT NULL,
  created BIGINT NOT NULL,
  snapshot_ser_id INTEGER NOT NULL,
  snapshot_ser_manifest VARCHAR(255) NOT NULL,
  snapshot_payload BYTEA NOT NULL,
  meta_ser_id INTEGER,
  meta_ser_manifest VARCHAR(255),
  meta_payload BYTEA,
  PRIMARY KEY (persistence_id, sequence_number)
);

-- Driver sets that events refer to by the digest of their content. Never changed, never deleted.
CREATE TABLE IF NOT EXISTS driver_set (
  set_id VARCHAR(32) COLLATE "C" NOT NULL PRIMARY KEY,
  payload BYTEA NOT NULL
);

-- What-if questions that were asked over HTTP, with their answers: no part of the journal, beside it so that they are
-- kept as safely. Times are milliseconds since 1970. Document and answer are JSON, compressed. Ids begin with the time, so
-- the newest has the greatest.
CREATE TABLE IF NOT EXISTS what_if (
  id VARCHAR(40) COLLATE "C" NOT NULL PRIMARY KEY,
  command_id VARCHAR(128) COLLATE "C" UNIQUE,
  name VARCHAR(64) NOT NULL,
  devices INTEGER NOT NULL,
  plans INTEGER NOT NULL,
  replications INTEGER NOT NULL,
  state VARCHAR(16) NOT NULL,
  node VARCHAR(64) NOT NULL,
  -- When its node last gave a sign of life.
  seen BIGINT NOT NULL,
  asked BIGINT NOT NULL,
  started BIGINT,
  ended BIGINT,
  step BIGINT,
  part VARCHAR(100),
  played BIGINT,
  total BIGINT,
  seconds_left BIGINT,
  problem VARCHAR(1000),
  document BYTEA NOT NULL,
  answer BYTEA
);
