package io.fleettwin.api.http;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.ETag;
import akka.http.javadsl.model.headers.EntityTag;
import akka.http.javadsl.model.headers.Location;
import akka.http.javadsl.model.headers.RawHeader;
import io.fleettwin.api.json.Json;
import io.fleettwin.api.json.Problem;
import io.fleettwin.api.json.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes answers. */
final class Answers {

  static final int OK = 200;
  static final int CREATED = 201;
  static final int ACCEPTED = 202;

  /** Seconds after which a client may try again what the node could not do now. */
  static final int RETRY_AFTER_SECONDS = 2;

  private static final ContentType PROBLEM =
      MediaTypes.applicationWithFixedCharset("problem+json", HttpCharsets.UTF_8).toContentType();

  private Answers() {}

  static HttpResponse json(int status, Object document, HttpHeader... headers) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, Json.write(document)))
        .addHeaders(List.of(headers));
  }

  static HttpResponse text(ContentType type, String text, HttpHeader... headers) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HttpResponse.create()
        .withEntity(HttpEntities.create(type, bytes))
        .addHeaders(List.of(headers));
  }

  static HttpResponse noContent(HttpHeader... headers) {
    return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT).addHeaders(List.of(headers));
  }

  static HttpResponse notModified(HttpHeader... headers) {
    return HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED).addHeaders(List.of(headers));
  }

  /**
   * A problem document.
   *
   * @param instance path of the request
   */
  static HttpResponse problem(ProblemException problem, String instance, String traceId) {
    HttpResponse response =
        HttpResponse.create()
            .withStatus(problem.code().status())
            .withEntity(
                HttpEntities.create(PROBLEM, Json.write(Problem.of(problem, instance, traceId))));
    boolean later = problem.code().status() == StatusCodes.SERVICE_UNAVAILABLE.intValue();
    return later
        ? response.addHeader(RawHeader.create("Retry-After", Integer.toString(RETRY_AFTER_SECONDS)))
        : response;
  }

  /** The ETag of a revision: {@code "rev:7"}. */
  static HttpHeader tag(long revision) {
    return ETag.create(EntityTag.create(EntityTags.of(revision), false));
  }

  static HttpHeader location(String path) {
    return Location.create(path);
  }
}
