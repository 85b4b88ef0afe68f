package io.fleettwin.api.json;

import java.util.List;

/**
 * A problem document, as RFC 9457 has it.
 *
 * @param type names the kind of problem
 * @param title the kind of problem, for people
 * @param status the HTTP status code
 * @param detail what is wrong this time, and what would be right
 * @param instance path of the request
 * @param code the last part of the type
 * @param errors what is wrong where; {@code null} if it is not about single fields
 * @param traceId finds the request in the node's log
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    List<FieldError> errors,
    String traceId) {

  /** The media type of the document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The document of a problem that a request has met. */
  public static Problem of(ProblemException e, String instance, String traceId) {
    return new Problem(
        e.code().type(),
        e.code().title(),
        e.code().status(),
        e.detail(),
        instance,
        e.code().wireName(),
        e.errors().isEmpty() ? null : e.errors(),
        traceId);
  }
}
