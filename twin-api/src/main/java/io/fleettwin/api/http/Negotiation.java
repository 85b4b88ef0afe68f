package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.MediaRange;
import akka.http.javadsl.model.MediaType;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.Accept;
import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import java.util.Optional;

/** Which representation a client wants (RFC 9110, section 12.5.1). */
final class Negotiation {

  private Negotiation() {}

  /**
   * Checks that the client takes what the operation can give.
   *
   * @throws ProblemException if it takes neither the operation's type, which mostly is JSON, nor,
   *     where there are any, events
   */
  static void require(HttpRequest request, Operation operation) {
    boolean document = quality(request, operation.type()) > 0;
    boolean events = operation.events() && quality(request, MediaTypes.TEXT_EVENT_STREAM) > 0;
    if (!document && !events) {
      throw ProblemException.at(
          ProblemCode.NOT_ACCEPTABLE,
          FieldError.inHeader(
              "Accept",
              "must allow "
                  + operation.type()
                  + (operation.events() ? " or text/event-stream" : "")));
    }
  }

  /** Whether the client would rather have events than JSON. */
  static boolean prefersEvents(HttpRequest request) {
    return quality(request, MediaTypes.TEXT_EVENT_STREAM)
        > quality(request, MediaTypes.APPLICATION_JSON);
  }

  /** How welcome a type is, 0 to 1; the range that names it most exactly decides. */
  private static float quality(HttpRequest request, MediaType type) {
    Optional<Accept> accept = request.getHeader(Accept.class);
    if (accept.isEmpty()) {
      return 1;
    }
    int exactness = -1;
    float quality = 0;
    for (MediaRange range : accept.get().getMediaRanges()) {
      if (range.matches(type) && exactness(range) > exactness) {
        exactness = exactness(range);
        quality = range.qValue();
      }
    }
    return quality;
  }

  private static int exactness(MediaRange range) {
    if (range.mainType().equals("*")) {
      return 0;
    }
    return range.toString().contains("/*") ? 1 : 2;
  }
}
