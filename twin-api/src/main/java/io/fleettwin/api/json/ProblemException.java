package io.fleettwin.api.json;

import java.util.List;

/**
 * A request that comes from outside and cannot be carried out. It has no stack trace: a client can
 * cause as many as it likes.
 */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final String detail;
  private final transient List<FieldError> errors;

  /**
   * @param detail for the client: what is wrong, and what would be right
   * @param errors what is wrong where; may be empty
   */
  public ProblemException(ProblemCode code, String detail, List<FieldError> errors) {
    super(code + ": " + detail, null, false, false);
    this.code = code;
    this.detail = detail;
    this.errors = List.copyOf(errors);
  }

  public ProblemException(ProblemCode code, String detail) {
    this(code, detail, List.of());
  }

  /** A problem with one part of the request. */
  public static ProblemException at(ProblemCode code, FieldError error) {
    String where =
        error.pointer() != null
            ? error.pointer()
            : error.parameter() != null ? error.parameter() : error.header();
    String detail = where.isEmpty() ? error.reason() : where + ": " + error.reason();
    return new ProblemException(code, detail, List.of(error));
  }

  public ProblemCode code() {
    return code;
  }

  public String detail() {
    return detail;
  }

  public List<FieldError> errors() {
    return errors;
  }
}
