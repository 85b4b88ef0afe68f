package io.fleettwin.api.whatif.queue;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.javadsl.Source;
import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.api.config.ConfigException;
import io.fleettwin.api.config.Question;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.api.whatif.Answer;
import io.fleettwin.cluster.history.WhatIfEntry;
import io.fleettwin.cluster.history.WhatIfHistory;
import io.fleettwin.cluster.history.WhatIfState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions one at a time, in the order in which they were asked. All methods but {@link
 * #follow} block on the history's database.
 */
public final class QuestionQueue implements AutoCloseable {

  /** Why a question has failed whose node ended, or was killed. */
  static final String STOPPED = "the node stopped";

  private static final Duration SIGN_OF_LIFE_EVERY = Duration.ofSeconds(5);

  /** From the last sign of life of a node until other nodes give its questions up. */
  static final Duration UNATTENDED_AFTER = Duration.ofMinutes(1);

  /** How often is looked at a question that another node answers. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(QuestionQueue.class);

  private final WhatIfHistory history;
  private final Player player;
  private final QueueSettings settings;
  private final Clock clock;
  private final String node = UUID.randomUUID().toString();
  private final Ids ids;
  private final Map<String, QueuedQuestion> unanswered = new ConcurrentHashMap<>();
  private final BlockingQueue<QueuedQuestion> waiting = new LinkedBlockingQueue<>();
  private final Thread worker = Thread.ofPlatform().daemon().name("what-if").unstarted(this::work);
  private final ScheduledExecutorService signs =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("what-if-signs").factory());
  private volatile boolean closed;

  private QuestionQueue(WhatIfHistory history, Player player, QueueSettings settings, Clock clock) {
    this.history = history;
    this.player = player;
    this.settings = settings;
    this.clock = clock;
    this.ids = new Ids(clock);
  }

  /** Starts with nothing to do: what was not answered when a node stopped has failed. */
  public static QuestionQueue start(
      WhatIfHistory history, Player player, QueueSettings settings, Clock clock) {
    QuestionQueue queue = new QuestionQueue(history, player, settings, clock);
    Instant now = queue.now();
    boolean isFirst = history.isOfOneNode();
    Instant since = isFirst ? Instant.ofEpochMilli(Long.MAX_VALUE) : now.minus(UNATTENDED_AFTER);
    history.failUnattended(since, now, STOPPED);
    queue.worker.start();
    long every = SIGN_OF_LIFE_EVERY.toMillis();
    var unused =
        queue.signs.scheduleAtFixedRate(queue::giveSignOfLife, every, every, TimeUnit.MILLISECONDS);
    return queue;
  }

  /**
   * Puts a question at the end of the queue. The same command a second time changes nothing.
   *
   * @throws ProblemException if too many are waiting, or the command was another question
   */
  public synchronized WhatIfEntry ask(QuestionDocument document, Optional<String> commandId) {
    byte[] written = AnswerBytes.of(document.json());
    Optional<WhatIfEntry> before = commandId.flatMap(history::ofCommand);
    if (before.isPresent()) {
      return same(before.get(), written);
    }
    if (closed) {
      throw new ProblemException(ProblemCode.BUSY, "the node is stopping");
    }
    if (waiting.size() >= settings.queue()) {
      throw new ProblemException(
          ProblemCode.BUSY, settings.queue() + " questions are waiting; try again later");
    }
    WhatIfEntry entry = entry(document.question());
    if (!history.add(entry, node, commandId, written)) {
      // Another node was faster.
      return same(commandId.flatMap(history::ofCommand).orElseThrow(), written);
    }
    QueuedQuestion question = new QueuedQuestion(entry, document, System::nanoTime);
    unanswered.put(entry.id(), question);
    waiting.add(question);
    history.keep(settings.keep());
    return entry;
  }

  private WhatIfEntry same(WhatIfEntry entry, byte[] document) {
    boolean isSame =
        history.document(entry.id()).map(kept -> Arrays.equals(kept, document)).orElse(false);
    if (!isSame) {
      throw new ProblemException(
          ProblemCode.ALREADY_EXISTS,
          "another question was asked with this Idempotency-Key: " + entry.id());
    }
    return entry;
  }

  private WhatIfEntry entry(Question question) {
    return new WhatIfEntry(
        ids.next(),
        question.name(),
        question.devices(),
        question.plans().size(),
        question.study().replications(),
        WhatIfState.QUEUED,
        now(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** As the history keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** How a question stands. */
  public Optional<WhatIfEntry> find(String id) {
    QueuedQuestion own = unanswered.get(id);
    return own == null ? history.find(id) : Optional.of(own.entry());
  }

  /** The answer to a question; empty as long as there is none. */
  public Optional<JsonNode> answer(String id) {
    return history.answer(id).map(AnswerBytes::read);
  }

  /**
   * Questions, newest first.
   *
   * @param before the id of the last one of the page before
   */
  public List<WhatIfEntry> page(Optional<String> before, int size) {
    return history.page(before, size).stream()
        .map(entry -> {
          QueuedQuestion own = unanswered.get(entry.id());
          return own == null || entry.state().isEnd() ? entry : own.entry();
        })
        .toList();
  }

  /**
   * Cancels a question; what is cancelled already stays so.
   *
   * @throws ProblemException if there is none, or it has ended otherwise
   */
  public WhatIfEntry cancel(String id) {
    boolean now = endAsCancelled(id);
    WhatIfEntry entry = history.find(id).orElseThrow(() -> missing(id));
    if (now) {
      settle(id, entry);
    } else if (entry.state() != WhatIfState.CANCELLED) {
      throw new ProblemException(
          ProblemCode.WRONG_STATE, "it has ended already, and was not cancelled");
    }
    return entry;
  }

  private boolean endAsCancelled(String id) {
    return history.end(id, WhatIfState.CANCELLED, now(), Optional.empty(), Optional.empty());
  }

  /**
   * Removes a question and its answer; if it has not ended, it is cancelled.
   *
   * @throws ProblemException if there is none
   */
  public void remove(String id) {
    if (endAsCancelled(id)) {
      history.find(id).ifPresent(entry -> settle(id, entry));
    }
    if (!history.remove(id)) {
      throw missing(id);
    }
  }

  public static ProblemException missing(String id) {
    return new ProblemException(ProblemCode.NOT_FOUND, "there is no what-if question " + id);
  }

  /** A question of this node has ended: whoever follows it learns that, and it is not played on. */
  private void settle(String id, WhatIfEntry entry) {
    QueuedQuestion question = unanswered.remove(id);
    if (question != null) {
      waiting.remove(question);
      question.end(entry);
    }
  }

  /**
   * How a question stands, then each change, without end. A slow reader misses steps in between,
   * never the last one.
   *
   * @param executor that may be blocked
   */
  public Source<WhatIfEntry, NotUsed> follow(String id, Executor executor) {
    return Source.unfoldAsync(0L, seen -> behind(id, seen, executor))
        .statefulMapConcat(() -> {
          long[] last = {0};
          return entry -> {
            boolean isNew = entry.revision() > last[0];
            last[0] = Math.max(last[0], entry.revision());
            return isNew ? List.of(entry) : List.of();
          };
        });
  }

  private CompletionStage<Optional<Pair<Long, WhatIfEntry>>> behind(
      String id, long seen, Executor executor) {
    QueuedQuestion own = unanswered.get(id);
    if (own != null) {
      return own.behind(seen).thenApply(entry -> Optional.of(Pair.create(entry.revision(), entry)));
    }
    Executor soon =
        seen == 0
            ? executor
            : CompletableFuture.delayedExecutor(
                LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS, executor);
    return CompletableFuture.supplyAsync(
        () -> history.find(id).map(entry -> Pair.create(entry.revision(), entry)), soon);
  }

  private void work() {
    while (!closed) {
      try {
        answer(waiting.take());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        if (!closed) {
          LOG.error("the history of what-if questions has failed", e);
        }
      }
    }
  }

  private void answer(QueuedQuestion question) {
    Instant now = now();
    if (!history.begin(question.id(), now)) {
      forget(question);
      return;
    }
    question.begin(now);
    try {
      Answer answer = player.play(question.id(), question.document(), question);
      end(question, WhatIfState.DONE, Optional.empty(), Optional.of(AnswerBytes.of(answer)));
    } catch (CancellationException e) {
      forget(question);
    } catch (ConfigException e) {
      fail(question, e.getMessage());
    } catch (OutOfMemoryError e) {
      fail(question, "the node has not enough memory for it");
    } catch (RuntimeException | Error e) {
      if (!closed) {
        LOG.error("the what-if question {} has failed", question.id(), e);
        fail(question, "this is a fault of the node; its log has more under the question's id");
      }
    }
  }

  private void fail(QueuedQuestion question, String problem) {
    end(question, WhatIfState.FAILED, Optional.of(problem), Optional.empty());
  }

  private void end(
      QueuedQuestion question, WhatIfState how, Optional<String> problem, Optional<byte[]> answer) {
    history.end(question.id(), how, now(), problem, answer);
    forget(question);
  }

  /** Takes over how a question has ended, here or on another node. */
  private void forget(QueuedQuestion question) {
    String id = question.id();
    settle(
        id,
        history
            .find(id)
            .filter(entry -> entry.state().isEnd())
            .orElseGet(
                () -> question.entry().ended(WhatIfState.CANCELLED, now(), Optional.empty())));
  }

  /** Tells other nodes that this one is alive, and learns what they have cancelled. */
  void giveSignOfLife() {
    try {
      Instant now = now();
      if (!waiting.isEmpty()) {
        history.waiting(node, now);
      }
      unanswered.values().stream()
          .filter(question -> question.entry().state() == WhatIfState.RUNNING)
          .filter(question -> !history.progress(question.id(), question.progress(), now))
          .forEach(this::forget);
      if (!history.isOfOneNode()) {
        history.failUnattended(now.minus(UNATTENDED_AFTER), now, STOPPED);
      }
    } catch (RuntimeException e) {
      if (!closed) {
        LOG.warn("no sign of life in the history of what-if questions: {}", e.getMessage());
      }
    }
  }

  /** Fails what is not answered, and stops. Nothing is written to the history after that. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    signs.shutdownNow();
    waiting.clear();
    unanswered
        .keySet()
        .forEach(id -> {
          history.end(id, WhatIfState.FAILED, now(), Optional.of(STOPPED), Optional.empty());
          history.find(id).ifPresent(entry -> settle(id, entry));
        });
    worker.interrupt();
  }
}
