package io.fleettwin.api.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One of the ways to roll the update out that a question compares.
 *
 * @param id 1 to 64 lower-case letters, digits or hyphens, unique in the question
 * @param rings a preset, or rings that the question writes out
 * @param revertAfterMinutes when the vendor takes the update back by itself, counted from the
 *     rollout's start; empty if the plan's gates are all that stops it
 * @param remediationAfterDetectionMinutes when Windows Update offers a remediation, counted from
 *     when the rollout is halted or the update taken back; empty if it does not
 * @param changes what else is different under this plan: texts by the path of what they replace
 */
public record QuestionPlan(
    String id,
    String description,
    RingPreset rings,
    OptionalInt revertAfterMinutes,
    OptionalInt remediationAfterDetectionMinutes,
    Map<String, String> changes) {
  public QuestionPlan {
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }
}
