package io.fleettwin.api.http;

import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.cluster.journal.JournalException;
import io.fleettwin.cluster.node.NotPersistedException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has gone wrong, as a problem. The client learns the kind; the log learns the cause. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static ProblemException problem(Throwable failure, String traceId) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ProblemException problem) {
      return problem;
    }
    if (cause instanceof TimeoutException) {
      LOG.warn("request {}: the cluster did not answer in time", traceId);
      return new ProblemException(
          ProblemCode.NO_ANSWER,
          "try again, with the same Idempotency-Key if it had one: it is carried out once");
    }
    if (cause instanceof NotPersistedException) {
      LOG.warn("request {}: {}", traceId, cause.getMessage());
      return new ProblemException(
          ProblemCode.NOT_PERSISTED,
          "it may have been carried out or not; try again, with the same Idempotency-Key if it had"
              + " one: it is carried out once");
    }
    if (cause instanceof JournalException) {
      LOG.error("request {}: {}", traceId, cause.getMessage(), cause);
      return new ProblemException(
          ProblemCode.NOT_PERSISTED, "the database could not be used; try again later");
    }
    LOG.error("request {} failed", traceId, cause);
    return new ProblemException(
        ProblemCode.INTERNAL, "this is a fault of the node; its log has more under the trace id");
  }
}
