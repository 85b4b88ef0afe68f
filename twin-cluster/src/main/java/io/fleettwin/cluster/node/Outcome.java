package io.fleettwin.cluster.node;

import io.fleettwin.decision.Refusal;

/**
 * What became of a request to the fleet.
 *
 * @param <T> what it gives
 */
public sealed interface Outcome<T> {

  /**
   * It was carried out, or had been before.
   *
   * @param changed false if it changed nothing, for instance because the same command came before
   */
  record Done<T>(T value, boolean changed) implements Outcome<T> {}

  record Refused<T>(Refusal refusal) implements Outcome<T> {}
}
