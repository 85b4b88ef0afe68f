package io.fleettwin.api.json;

/**
 * What is wrong with one part of a request. One of the first three tells which part; the others are
 * {@code null}.
 *
 * @param pointer JSON pointer (RFC 6901) into the body; empty for the body as a whole
 * @param parameter name of a path or query parameter
 * @param header name of a header field
 * @param reason what is wrong, and what is allowed
 */
public record FieldError(String pointer, String parameter, String header, String reason) {

  public static FieldError at(String pointer, String reason) {
    return new FieldError(pointer, null, null, reason);
  }

  public static FieldError inParameter(String parameter, String reason) {
    return new FieldError(null, parameter, null, reason);
  }

  public static FieldError inHeader(String header, String reason) {
    return new FieldError(null, null, header, reason);
  }
}
