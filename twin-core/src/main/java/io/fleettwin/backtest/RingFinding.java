package io.fleettwin.backtest;

import java.util.Optional;

/**
 * What a gate made of one ring.
 *
 * @param failed when it first failed; empty if it never did
 * @param highest when the largest share had failed of a sample that was large enough to be judged;
 *     empty if none was
 * @param largestSample most devices of which it was ever known how they took the update
 */
public record RingFinding(Optional<Judged> failed, Optional<Judged> highest, int largestSample) {}
