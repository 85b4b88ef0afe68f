package io.fleettwin.cluster.history;

import java.time.Instant;
import java.util.Optional;

/**
 * A question that was asked, without its document and answer, which are large.
 *
 * @param id sorts by the time at which it was asked
 * @param name of the question
 * @param devices of the fleet that it is about
 * @param plans that it compares
 * @param replications futures of each plan, at most
 * @param problem why it has failed, for people
 */
public record WhatIfEntry(
    String id,
    String name,
    int devices,
    int plans,
    int replications,
    WhatIfState state,
    Instant asked,
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<WhatIfProgress> progress,
    Optional<String> problem) {

  /** The longest problem, in characters. */
  public static final int MAX_PROBLEM_CHARS = 1_000;

  private static final long QUEUED_REVISION = 1;

  /** Beyond every step there can be: steps are not stored one by one, so they may get lost. */
  private static final long LAST_REVISION = 1_000_000_000_000L;

  /** Grows with everything that can be told of it, on whichever node. */
  public long revision() {
    return switch (state) {
      case QUEUED -> QUEUED_REVISION;
      case RUNNING -> QUEUED_REVISION + 1 + progress.map(WhatIfProgress::step).orElse(0L);
      case DONE, CANCELLED, FAILED -> LAST_REVISION;
    };
  }

  /** The same, being answered since a moment. */
  public WhatIfEntry running(Instant since) {
    return with(WhatIfState.RUNNING, Optional.of(since), Optional.empty(), Optional.empty());
  }

  /** The same, as far as it has come. */
  public WhatIfEntry at(WhatIfProgress now) {
    return new WhatIfEntry(
        id,
        name,
        devices,
        plans,
        replications,
        state,
        asked,
        started,
        ended,
        Optional.of(now),
        problem);
  }

  /** The same, at its end. */
  public WhatIfEntry ended(WhatIfState how, Instant when, Optional<String> why) {
    return with(how, started, Optional.of(when), why);
  }

  private WhatIfEntry with(
      WhatIfState how, Optional<Instant> begun, Optional<Instant> end, Optional<String> why) {
    return new WhatIfEntry(
        id, name, devices, plans, replications, how, asked, begun, end, progress, why);
  }
}
