package io.fleettwin.api.cli.demo;

import java.time.Duration;

/**
 * A plan's result, and what it took to get it; the latter differs from run to run.
 *
 * @param wall from the first device enrolled to the end
 * @param events that the journal holds for it
 */
public record PlanRun(PlanResult result, Duration wall, long events) {}
