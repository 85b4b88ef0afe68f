package io.fleettwin.api.http;

import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;

/** The core's refusals as problems. */
final class Refusals {

  private Refusals() {}

  /** The problem that a refusal is for a client. */
  static ProblemCode code(RefusalCode code) {
    return switch (code) {
      case NOT_FOUND -> ProblemCode.NOT_FOUND;
      case ALREADY_EXISTS -> ProblemCode.ALREADY_EXISTS;
      case WRONG_STATE -> ProblemCode.WRONG_STATE;
      case INVALID -> ProblemCode.INVALID;
      case REVISION_MISMATCH -> ProblemCode.REVISION_MISMATCH;
      case HELD -> ProblemCode.HELD;
      case NOT_APPLICABLE -> ProblemCode.NOT_APPLICABLE;
      case DECOMMISSIONED -> ProblemCode.DECOMMISSIONED;
    };
  }

  static ProblemException problem(Refusal refusal) {
    return new ProblemException(code(refusal.code()), refusal.message());
  }

  /**
   * What was done.
   *
   * @throws ProblemException if it was refused
   */
  static <T> Outcome.Done<T> done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T> done -> done;
      case Outcome.Refused<T> refused -> throw problem(refused.refusal());
    };
  }
}
