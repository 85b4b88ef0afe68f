package io.fleettwin.cluster.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The what-if questions that the nodes of a cluster were asked, with their answers. What has
 * returned is durable, and every node sees it. Documents and answers are bytes, whose form is the
 * business of those who put them here; they are kept compressed. All methods block.
 *
 * <p>Whether a question goes on is decided here: its state changes only from queued to running, and
 * from either to an end, so that a node that plays it learns if another node has cancelled it.
 */
public interface WhatIfHistory {

  /**
   * Adds a question that is queued.
   *
   * @param node that will answer it
   * @param commandId under which it cannot be added again
   * @return false if there is one with this id or command id
   */
  boolean add(WhatIfEntry entry, String node, Optional<String> commandId, byte[] document);

  Optional<WhatIfEntry> find(String id);

  Optional<WhatIfEntry> ofCommand(String commandId);

  Optional<byte[]> document(String id);

  /** The answer; empty as long as there is none. */
  Optional<byte[]> answer(String id);

  /**
   * Questions, newest first.
   *
   * @param before the id of the last one of the page before
   */
  List<WhatIfEntry> page(Optional<String> before, int size);

  /**
   * Notes that it is being answered.
   *
   * @return false if it is not queued any more
   */
  boolean begin(String id, Instant now);

  /**
   * Notes how far it has come, and that its node is alive.
   *
   * @return false if it does not run any more
   */
  boolean progress(String id, WhatIfProgress progress, Instant now);

  /** Notes of all questions that are queued at a node that it is alive. */
  void waiting(String node, Instant now);

  /**
   * Notes how it has ended.
   *
   * @return false if it had ended before, or is not there
   */
  boolean end(
      String id, WhatIfState how, Instant now, Optional<String> problem, Optional<byte[]> answer);

  /** Whether no other node can have this database open. */
  boolean isOfOneNode();

  /**
   * Fails what has not ended, and whose node has given no sign of life since a moment.
   *
   * @return how many
   */
  int failUnattended(Instant since, Instant now, String problem);

  /**
   * Removes a question.
   *
   * @return false if it is not there
   */
  boolean remove(String id);

  /** Removes the oldest of those that have ended, until so many are left. */
  void keep(int most);
}
