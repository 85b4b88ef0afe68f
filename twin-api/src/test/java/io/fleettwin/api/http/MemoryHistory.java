package io.fleettwin.api.http;

import io.fleettwin.cluster.history.WhatIfEntry;
import io.fleettwin.cluster.history.WhatIfHistory;
import io.fleettwin.cluster.history.WhatIfProgress;
import io.fleettwin.cluster.history.WhatIfState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A history in memory, which outlives the nodes of a test. */
public final class MemoryHistory implements WhatIfHistory {

  private static final class Kept {
    private final String node;
    private final Optional<String> commandId;
    private final byte[] document;
    private WhatIfEntry entry;
    private Optional<byte[]> answer = Optional.empty();
    private Instant seen;

    Kept(WhatIfEntry entry, String node, Optional<String> commandId, byte[] document) {
      this.entry = entry;
      this.node = node;
      this.commandId = commandId;
      this.document = document;
      this.seen = entry.asked();
    }
  }

  private final TreeMap<String, Kept> all = new TreeMap<>();
  private final boolean ofOneNode;

  public MemoryHistory() {
    this(true);
  }

  public MemoryHistory(boolean ofOneNode) {
    this.ofOneNode = ofOneNode;
  }

  private Optional<Kept> kept(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public synchronized boolean add(
      WhatIfEntry entry, String node, Optional<String> commandId, byte[] document) {
    boolean isNew = !all.containsKey(entry.id()) && commandId.flatMap(this::ofCommand).isEmpty();
    if (isNew) {
      all.put(entry.id(), new Kept(entry, node, commandId, document));
    }
    return isNew;
  }

  @Override
  public synchronized Optional<WhatIfEntry> find(String id) {
    return kept(id).map(kept -> kept.entry);
  }

  @Override
  public synchronized Optional<WhatIfEntry> ofCommand(String commandId) {
    return all.values().stream()
        .filter(kept -> kept.commandId.equals(Optional.of(commandId)))
        .map(kept -> kept.entry)
        .findFirst();
  }

  @Override
  public synchronized Optional<byte[]> document(String id) {
    return kept(id).map(kept -> kept.document);
  }

  @Override
  public synchronized Optional<byte[]> answer(String id) {
    return kept(id).flatMap(kept -> kept.answer);
  }

  @Override
  public synchronized List<WhatIfEntry> page(Optional<String> before, int size) {
    return before.map(id -> all.headMap(id, false)).orElse(all).descendingMap().values().stream()
        .limit(size)
        .map(kept -> kept.entry)
        .toList();
  }

  @Override
  public synchronized boolean begin(String id, Instant now) {
    Optional<Kept> queued = kept(id).filter(kept -> kept.entry.state() == WhatIfState.QUEUED);
    queued.ifPresent(kept -> {
      kept.entry = kept.entry.running(now);
      kept.seen = now;
    });
    return queued.isPresent();
  }

  @Override
  public synchronized boolean progress(String id, WhatIfProgress progress, Instant now) {
    Optional<Kept> running = kept(id).filter(kept -> kept.entry.state() == WhatIfState.RUNNING);
    running.ifPresent(kept -> {
      kept.entry = kept.entry.at(progress);
      kept.seen = now;
    });
    return running.isPresent();
  }

  @Override
  public synchronized void waiting(String node, Instant now) {
    all.values().stream()
        .filter(kept -> kept.node.equals(node) && kept.entry.state() == WhatIfState.QUEUED)
        .forEach(kept -> kept.seen = now);
  }

  @Override
  public synchronized boolean end(
      String id, WhatIfState how, Instant now, Optional<String> problem, Optional<byte[]> answer) {
    Optional<Kept> open = kept(id).filter(kept -> !kept.entry.state().isEnd());
    open.ifPresent(kept -> {
      kept.entry = kept.entry.ended(how, now, problem);
      kept.answer = answer;
    });
    return open.isPresent();
  }

  @Override
  public boolean isOfOneNode() {
    return ofOneNode;
  }

  @Override
  public synchronized int failUnattended(Instant since, Instant now, String problem) {
    List<Kept> left =
        all.values().stream()
            .filter(kept -> !kept.seen.isAfter(since) && !kept.entry.state().isEnd())
            .toList();
    left.forEach(
        kept -> kept.entry = kept.entry.ended(WhatIfState.FAILED, now, Optional.of(problem)));
    return left.size();
  }

  @Override
  public synchronized boolean remove(String id) {
    return all.remove(id) != null;
  }

  @Override
  public synchronized void keep(int most) {
    all.keySet().stream().sorted((one, other) -> other.compareTo(one)).skip(most).toList().stream()
        .filter(id -> all.get(id).entry.state().isEnd())
        .forEach(all::remove);
  }
}
