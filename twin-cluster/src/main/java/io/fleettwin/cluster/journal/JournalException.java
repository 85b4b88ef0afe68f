package io.fleettwin.cluster.journal;

import java.io.Serial;

/** The journal's database is not there, not fit for use, or failed. The message says what to do. */
public final class JournalException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  JournalException(String message) {
    super(message);
  }

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
