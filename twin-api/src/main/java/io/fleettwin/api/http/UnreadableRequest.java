package io.fleettwin.api.http;

import akka.event.LoggingAdapter;
import akka.http.ParsingErrorHandler;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.ErrorInfo;
import akka.http.scaladsl.model.StatusCode;
import akka.http.scaladsl.settings.ServerSettings;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;

/**
 * Answers what is no request at all, or too large for one: no route ever sees it. Akka HTTP makes
 * it by its name.
 */
public final class UnreadableRequest extends ParsingErrorHandler {

  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo info, LoggingAdapter log, ServerSettings settings) {
    ProblemException problem =
        switch (status.intValue()) {
          case 413 -> new ProblemException(ProblemCode.TOO_LARGE, "the body is too large");
          case 414 -> new ProblemException(ProblemCode.URI_TOO_LONG, "the address is too long");
          case 431 ->
              new ProblemException(
                  ProblemCode.HEADERS_TOO_LARGE, "the header fields are too many or too long");
          case 501 -> new ProblemException(ProblemCode.NOT_IMPLEMENTED, "this method is unknown");
          default ->
              new ProblemException(ProblemCode.BAD_REQUEST, "this is not a valid HTTP request");
        };
    return SecurityHeaders.on(Answers.problem(problem, null, TraceId.create()));
  }
}
