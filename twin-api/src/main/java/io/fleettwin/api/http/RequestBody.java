package io.fleettwin.api.http;

import static io.fleettwin.api.http.HttpLimits.MAX_BODY_BYTES;
import static io.fleettwin.api.json.ProblemCode.TOO_LARGE;
import static io.fleettwin.api.json.ProblemCode.TOO_SLOW;
import static io.fleettwin.api.json.ProblemCode.UNSUPPORTED_MEDIA_TYPE;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.MediaType;
import akka.http.javadsl.model.RequestEntity;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.japi.Pair;
import akka.stream.Attributes;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import scala.Option;

/** Takes bodies in, up to a size and of a type. */
final class RequestBody {

  /** A client can send as many bodies that are too long as it likes; the log need not show each. */
  private static final Attributes UNLOGGED =
      Attributes.createLogLevels(
          Attributes.logLevelOff(), Attributes.logLevelOff(), Attributes.logLevelOff());

  private RequestBody() {}

  /**
   * Checks the Content-Type.
   *
   * @throws ProblemException if it is none of these types, or the body is compressed
   */
  static void requireType(HttpRequest request, Set<String> types) {
    MediaType type = request.entity().getContentType().mediaType();
    if (!types.contains(type.mainType() + "/" + type.subType())) {
      throw ProblemException.at(
          UNSUPPORTED_MEDIA_TYPE,
          FieldError.inHeader(
              "Content-Type", "must be one of " + String.join(", ", new TreeSet<>(types))));
    }
    boolean encoded =
        request
            .getHeader("Content-Encoding")
            .map(header -> !header.value().equalsIgnoreCase("identity"))
            .orElse(false);
    if (encoded) {
      throw ProblemException.at(
          UNSUPPORTED_MEDIA_TYPE,
          FieldError.inHeader("Content-Encoding", "must be left out: send the body as it is"));
    }
  }

  /** All bytes of a document. */
  static CompletionStage<byte[]> read(RequestEntity entity, ActorSystem<?> system) {
    return limited(entity, MAX_BODY_BYTES)
        .completionTimeout(HttpLimits.BODY_TIMEOUT)
        .runFold(ByteString.emptyByteString(), ByteString::concat, system)
        .exceptionally(failure -> {
          throw problem(failure, MAX_BODY_BYTES);
        })
        .thenApply(ByteString::toArrayUnsafe);
  }

  /**
   * A body that fails if it is longer than the limit: not before the rest of it was read and thrown
   * away, since a client that is still sending when the connection ends never sees the answer. Only
   * what is longer by another {@link HttpLimits#MAX_IGNORED_BYTES} is cut off.
   */
  static Source<ByteString, Object> limited(RequestEntity entity, long maxBytes) {
    return entity
        .withSizeLimit(maxBytes + HttpLimits.MAX_IGNORED_BYTES)
        .getDataBytes()
        .statefulMap(
            () -> 0L,
            (before, bytes) -> {
              long total = before + bytes.size();
              return Pair.create(total, total <= maxBytes ? bytes : ByteString.emptyByteString());
            },
            total -> {
              if (total > maxBytes) {
                throw new EntityStreamSizeException(maxBytes, Option.apply(total));
              }
              return Optional.empty();
            })
        .addAttributes(UNLOGGED);
  }

  /** What has gone wrong while a body was taken in. */
  static ProblemException problem(Throwable failure, long maxBytes) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EntityStreamSizeException) {
        return ProblemException.at(
            TOO_LARGE, FieldError.at("", "must have at most " + maxBytes + " bytes"));
      }
      if (cause instanceof TimeoutException) {
        return new ProblemException(TOO_SLOW, "the body must arrive faster");
      }
    }
    return new ProblemException(ProblemCode.BAD_REQUEST, "the body did not arrive whole");
  }
}
