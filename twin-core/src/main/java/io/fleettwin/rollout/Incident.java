package io.fleettwin.rollout;

import io.fleettwin.update.Defect;
import java.util.OptionalInt;

/**
 * What a simulated world has in store for a rollout.
 *
 * @param revertAfterMinutes when the vendor takes the update back by itself, counted from the
 *     rollout's start
 * @param remediationAfterDetectionMinutes when Windows Update offers a remediation, counted from
 *     when the fault is noticed: the rollout is halted, or the update is taken back
 */
public record Incident(
    Defect defect, OptionalInt revertAfterMinutes, OptionalInt remediationAfterDetectionMinutes) {}
