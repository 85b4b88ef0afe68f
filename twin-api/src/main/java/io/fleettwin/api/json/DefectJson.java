package io.fleettwin.api.json;

import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;

/**
 * What is wrong with an update; see {@link Defect}.
 *
 * @param exposed whom it can hit; left out for everybody
 * @param share of the exposed devices that it hits; left out for all of them
 * @param after how long the new version runs before it shows; only with afterRunning
 * @param stopCode such as {@code 0x50}
 */
public record DefectJson(
    CombinationJson exposed,
    Double share,
    String trigger,
    String after,
    String stopCode,
    String faultingModule) {

  static DefectJson of(Defect defect) {
    boolean later = defect.trigger() == Trigger.AFTER_RUNNING;
    return new DefectJson(
        CombinationJson.of(defect.exposed()),
        defect.share(),
        WireNames.of(defect.trigger()),
        later ? WireTimes.duration(defect.afterMinutes()) : null,
        BugChecks.of(defect.stopCode()),
        defect.faultingModule());
  }

  Defect read(Checks checks) {
    Trigger shows = checks.constant("trigger", trigger, Trigger.class, null);
    int minutes = checks.minutes("after", after, 0, IncidentJson.MAX_MINUTES, 0);
    boolean later = shows == Trigger.AFTER_RUNNING;
    if (later && after == null) {
      checks.wrong("after", "is required if the trigger is afterRunning");
    }
    if (!later && after != null && trigger != null) {
      checks.wrong("after", "must be left out unless the trigger is afterRunning");
    }
    return new Defect(
        exposed == null ? Combination.ALL : exposed.read(checks.in("exposed")),
        checks.share("share", share, 1.0),
        shows,
        minutes,
        BugChecks.code(checks, stopCode),
        BugChecks.module(checks, faultingModule));
  }
}
