package io.fleettwin.api.config;

import java.util.OptionalInt;

/**
 * One of the ways to roll the update out that a scenario compares.
 *
 * @param id 1 to 64 lower-case letters, digits or hyphens, unique in the scenario
 * @param rings name of the ring preset
 * @param revertAfterMinutes when the vendor takes the update back by itself, counted from the
 *     rollout's start; empty if the plan's gates are all that stops it
 * @param remediationAfterDetectionMinutes when Windows Update offers a remediation, counted from
 *     when the rollout is halted or the update taken back; empty if it does not
 */
public record ScenarioPlan(
    String id,
    String description,
    String rings,
    OptionalInt revertAfterMinutes,
    OptionalInt remediationAfterDetectionMinutes) {}
