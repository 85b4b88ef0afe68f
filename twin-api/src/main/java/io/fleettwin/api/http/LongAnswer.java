package io.fleettwin.api.http;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.fleettwin.api.json.Json;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * An answer to work that may take longer than a connection can be silent. If the work is done in
 * time, its answer is like any other. If not, the answer begins with status 200 and blank lines,
 * which JSON allows, and ends with the document. Work that fails after that cuts the answer off.
 */
final class LongAnswer {

  private static final ByteString BLANK_LINE = ByteString.fromString("\n");

  private LongAnswer() {}

  /**
   * The answer.
   *
   * @param work ends with the document
   * @param silence the longest time without a byte
   */
  static CompletionStage<HttpResponse> of(CompletionStage<?> work, Duration silence) {
    CompletionStage<HttpResponse> done =
        work.thenApply(document -> Answers.json(Answers.OK, document));
    var late =
        CompletableFuture.supplyAsync(
            () -> begun(work, silence),
            CompletableFuture.delayedExecutor(silence.toMillis(), TimeUnit.MILLISECONDS));
    return done.applyToEither(late, answer -> answer);
  }

  private static HttpResponse begun(CompletionStage<?> work, Duration silence) {
    Source<ByteString, ?> document =
        Source.completionStage(work)
            .map(value -> ByteString.fromArray(Json.write(value)))
            .keepAlive(silence, () -> BLANK_LINE);
    return HttpResponse.create()
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, document));
  }
}
