package io.fleettwin.api.json;

import java.util.Locale;

/**
 * Everything that can be wrong with a request, or with the node that should answer it. The names
 * are stable: callers may rely on them.
 *
 * <p>400 is a request that cannot be understood, 422 one that can, and asks for what is not
 * allowed.
 */
public enum ProblemCode {
  BAD_REQUEST(400, "The request cannot be understood"),
  BAD_JSON(400, "The body is not valid JSON"),
  BAD_YAML(400, "The body is not YAML that can be read"),
  BAD_FIELDS(400, "The body has fields that are unknown or of the wrong type"),
  BAD_PARAMETER(400, "A path or query parameter is not valid"),
  BAD_HEADER(400, "A header field is not valid"),
  FOREIGN_ORIGIN(403, "The request comes from a page of another origin"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "The resource does not support this method"),
  NOT_ACCEPTABLE(406, "The resource has no representation that the client accepts"),
  TOO_SLOW(408, "The body did not arrive in time"),
  ALREADY_EXISTS(409, "It exists already, and is something else"),
  WRONG_STATE(409, "It is in a state in which this makes no sense"),
  HELD(409, "A safeguard hold keeps the update away from the device"),
  DECOMMISSIONED(410, "The device was decommissioned"),
  REVISION_MISMATCH(412, "It has changed since the client looked"),
  TOO_LARGE(413, "The body is too large"),
  URI_TOO_LONG(414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "The resource does not take a body of this type"),
  INVALID(422, "The request asks for what is not allowed"),
  NOT_APPLICABLE(422, "The update does not fit the device"),
  UNREADABLE_INVENTORY(422, "The file is not an inventory of this format"),
  HEADERS_TOO_LARGE(431, "The header fields are too large"),
  INTERNAL(500, "Something has gone wrong in the node"),
  NOT_IMPLEMENTED(501, "The node does not know this method"),
  BUSY(503, "The node has too much of this to do"),
  NO_ANSWER(503, "The cluster did not answer in time"),
  NOT_PERSISTED(503, "The journal has failed");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status code. */
  public int status() {
    return status;
  }

  /** A sentence for people, the same each time. */
  public String title() {
    return title;
  }

  /** The name on the wire, such as {@code not-found}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The URI that names the problem: {@code urn:fleettwin:problem:not-found}. */
  public String type() {
    return "urn:fleettwin:problem:" + wireName();
  }
}
