package io.fleettwin.cluster.history;

/** How far a what-if question has come. The names are those in the database. */
public enum WhatIfState {
  /** Others are answered before it. */
  QUEUED,
  RUNNING,
  /** There is an answer. */
  DONE,
  CANCELLED,
  /** There will be no answer. */
  FAILED;

  /** Whether nothing more will come. */
  public boolean isEnd() {
    return this != QUEUED && this != RUNNING;
  }
}
