package io.fleettwin.api.http;

import io.fleettwin.cluster.cohort.Cohort;
import java.time.Duration;

/**
 * What one client, or all of them together, can ask of a node. What is over a limit is refused with
 * a problem that names it.
 *
 * @param heartbeat between two signs of life on an event stream, or while a client waits for a long
 *     answer; must be shorter than the idle timeout of a connection
 * @param eventStreams at a time, each of which holds a connection
 * @param imports at a time, each of which holds a file's devices in memory
 */
public record HttpLimits(Duration heartbeat, int eventStreams, int imports) {

  /** Bytes of a JSON body. */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  /**
   * Bytes of an inventory: some 100,000 devices of an Intune export, or the drivers of 200 hosts.
   */
  public static final long MAX_IMPORT_BYTES = 64L * 1024 * 1024;

  /** Bytes that are read and thrown away after a body has turned out to be too long. */
  static final long MAX_IGNORED_BYTES = 64L * 1024 * 1024;

  /** How long a JSON body may take to arrive. */
  static final Duration BODY_TIMEOUT = Duration.ofSeconds(5);

  /** How long most requests may take; the cluster answers, or is given up, before that. */
  static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

  /**
   * A rollout begins when all devices of the world are known, which takes a while after a start.
   */
  static final Duration ROLLOUT_TIMEOUT = Duration.ofSeconds(55);

  /**
   * A question is checked as a whole, with all plans of a search, of which there may be thousands.
   */
  static final Duration QUESTION_TIMEOUT = Duration.ofSeconds(55);

  /** After it a client hears that a world is still being deleted. */
  static final Duration DELETE_PATIENCE = Duration.ofSeconds(45);

  /** The deletion of a world, or the answer that it takes longer. */
  static final Duration DELETE_TIMEOUT = Duration.ofSeconds(55);

  /** A fork begins when all events of its rollouts are copied. */
  static final Duration FORK_TIMEOUT = Duration.ofSeconds(55);

  /** All that the rings of a rollout have persisted is read. */
  static final Duration BACKTEST_TIMEOUT = Duration.ofMinutes(6);

  /** Backtests at a time: each reads the journal as fast as it gives. */
  static final int MAX_BACKTESTS = 2;

  /** The upload of a large file, and the enrolment of what is in it. */
  static final Duration IMPORT_TIMEOUT = Duration.ofMinutes(10);

  /**
   * Devices of an import that are under way at a time. The journal commits what is under way in
   * batches: with 16, an import on two busy cores took 600 devices a second, with 256 some 2,000.
   */
  static final int IMPORT_PARALLELISM = 256;

  /** Problems of an import that are listed one by one; all are counted. */
  static final int MAX_LISTED_PROBLEMS = 1_000;

  /** The largest page of a list. */
  static final int MAX_PAGE = 100;

  /** The page that a client gets that does not ask for a size. */
  static final int DEFAULT_PAGE = 50;

  /** The largest page of devices. */
  static final int MAX_DEVICE_PAGE = Cohort.Page.MAX_DEVICES;

  /** The page of devices that a client gets that does not ask for a size. */
  static final int DEFAULT_DEVICE_PAGE = 100;

  /** Characters of a command id. */
  static final int MAX_COMMAND_ID_CHARS = 128;

  /** Tags in one If-Match or If-None-Match. */
  static final int MAX_ENTITY_TAGS = 16;

  /** What a node is shipped with. */
  public static final HttpLimits STANDARD = new HttpLimits(Duration.ofSeconds(15), 256, 2);
}
