package io.fleettwin.api.events;

import akka.Done;
import akka.NotUsed;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.stream.KillSwitches;
import akka.stream.SharedKillSwitch;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The streams of events that are open, of all clients. */
public final class EventStreams {

  /** From the end of a stream until what it has written has left the node. */
  private static final Duration LAST_BYTES = Duration.ofMillis(250);

  private static final ContentType EVENT_STREAM = MediaTypes.TEXT_EVENT_STREAM.toContentType();

  /** How views of something that goes on are read. */
  public interface Reading<T> {

    /** Grows with each change. */
    long revision(T view);

    /** Whether nothing more will come. */
    boolean isSettled(T view);

    /** What is told of a view. */
    Object document(T view);
  }

  private final Duration heartbeat;
  private final int most;
  private final Map<Long, CompletableFuture<Done>> open = new ConcurrentHashMap<>();
  private final AtomicLong started = new AtomicLong();
  private final SharedKillSwitch ending = KillSwitches.shared("event-streams");

  /**
   * @param heartbeat between two signs of life
   * @param most how many may be open at a time
   */
  public EventStreams(Duration heartbeat, int most) {
    this.heartbeat = heartbeat;
    this.most = most;
  }

  /**
   * Answers with a stream of something's progress, from what the client has not yet seen until it
   * is settled.
   *
   * @param views how it stands, then each change
   * @param now how it stands
   * @param last revision that the client has seen
   * @param reading how views are read
   * @throws ProblemException if too many streams are open
   */
  public <T> HttpResponse answer(
      Source<T, NotUsed> views, T now, Optional<Long> last, Reading<T> reading) {
    // A number from a history that is gone says nothing about this one.
    long seen = last.filter(revision -> revision <= reading.revision(now)).orElse(-1L);
    if (reading.isSettled(now) && seen == reading.revision(now)) {
      // The only answer that keeps a browser's EventSource from asking again.
      return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
    }
    if (open.size() >= most) {
      throw new ProblemException(
          ProblemCode.BUSY, "all " + most + " event streams are in use; ask for JSON instead");
    }
    Source<ByteString, NotUsed> events =
        views
            .takeWhile(view -> !reading.isSettled(view), true)
            .filter(view -> reading.revision(view) > seen)
            .map(view -> new ProgressEvent(reading.revision(view), reading.document(view)).encode())
            .keepAlive(heartbeat, () -> ProgressEvent.HEARTBEAT)
            .via(ending.flow());
    return HttpResponse.create().withEntity(HttpEntities.create(EVENT_STREAM, counted(events)));
  }

  /** The stream counts from when it is started until it has ended, however it ends. */
  private Source<ByteString, NotUsed> counted(Source<ByteString, NotUsed> events) {
    return events.watchTermination((none, done) -> {
      long number = started.incrementAndGet();
      open.put(number, done.toCompletableFuture());
      var unused = done.whenComplete((end, failure) -> open.remove(number));
      return none;
    });
  }

  /** How many are open. */
  public int open() {
    return open.size();
  }

  /**
   * Ends all streams, so that the node need not wait for them when it stops.
   *
   * @return completes when their last bytes are on their way, so that clients see an end, not a cut
   */
  public CompletionStage<Done> end() {
    CompletableFuture<?>[] ended = open.values().toArray(CompletableFuture<?>[]::new);
    ending.shutdown();
    if (ended.length == 0) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    Executor afterLastBytes =
        CompletableFuture.delayedExecutor(LAST_BYTES.toMillis(), TimeUnit.MILLISECONDS);
    return CompletableFuture.allOf(ended)
        .handleAsync((all, failure) -> Done.getInstance(), afterLastBytes);
  }
}
