package io.fleettwin.api.json;

import io.fleettwin.rollout.Incident;
import java.util.OptionalInt;

/**
 * What a simulated world has in store for a rollout; see {@link Incident}.
 *
 * @param revertAfter when the vendor takes the update back, from the start; left out if it does not
 * @param remediationAfterDetection when Windows Update offers a remediation, counted from when the
 *     rollout is halted or the update taken back; left out if it does not
 */
public record IncidentJson(
    DefectJson defect, String revertAfter, String remediationAfterDetection) {

  /** A year. */
  static final int MAX_MINUTES = 365 * 24 * 60;

  static IncidentJson of(Incident incident) {
    return new IncidentJson(
        DefectJson.of(incident.defect()),
        duration(incident.revertAfterMinutes()),
        duration(incident.remediationAfterDetectionMinutes()));
  }

  private static String duration(OptionalInt minutes) {
    return minutes.isPresent() ? WireTimes.duration(minutes.getAsInt()) : null;
  }

  /** The incident; {@code null} after noting that it has no defect. */
  Incident read(Checks checks) {
    OptionalInt revert = minutes(checks, "revertAfter", revertAfter);
    OptionalInt remediation =
        minutes(checks, "remediationAfterDetection", remediationAfterDetection);
    return checks.present("defect", defect)
        ? new Incident(defect.read(checks.in("defect")), revert, remediation)
        : null;
  }

  private static OptionalInt minutes(Checks checks, String field, String value) {
    return value == null
        ? OptionalInt.empty()
        : OptionalInt.of(checks.minutes(field, value, 0, MAX_MINUTES, null));
  }
}
