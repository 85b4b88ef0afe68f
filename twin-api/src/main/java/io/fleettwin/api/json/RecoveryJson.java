package io.fleettwin.api.json;

import static io.fleettwin.recovery.RecoverySettings.MAX_MINUTES;

import io.fleettwin.recovery.BootStatusPolicy;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.software.Edition;
import io.fleettwin.software.OsBuild;

/**
 * The recovery settings of a device; what is left out is as Microsoft documents it for the edition
 * and build of Windows. See {@link RecoverySettings}.
 */
public record RecoveryJson(
    Boolean cloudRemediation,
    Boolean autoRemediation,
    String retryInterval,
    String totalTime,
    String bootStatusPolicy,
    String winReNetwork) {

  private static final RecoveryJson ALL_LEFT_OUT =
      new RecoveryJson(null, null, null, null, null, null);

  static RecoveryJson of(RecoverySettings settings) {
    return new RecoveryJson(
        settings.cloudRemediation(),
        settings.autoRemediation(),
        WireTimes.duration(settings.retryMinutes()),
        WireTimes.duration(settings.totalMinutes()),
        WireNames.of(settings.bootStatus()),
        WireNames.of(settings.network()));
  }

  static RecoverySettings defaultsOf(Edition edition, OsBuild build) {
    return ALL_LEFT_OUT.read(Checks.ofBody(), edition, build);
  }

  RecoverySettings read(Checks checks, Edition edition, OsBuild build) {
    WinReNetwork network =
        checks.constant("winReNetwork", winReNetwork, WinReNetwork.class, WinReNetwork.NONE);
    RecoverySettings defaults = RecoverySettings.defaultsOf(edition, build, network);
    int total = checks.minutes("totalTime", totalTime, 1, MAX_MINUTES, defaults.totalMinutes());
    int retry =
        checks.minutes(
            "retryInterval",
            retryInterval,
            1,
            MAX_MINUTES,
            Math.min(total, defaults.retryMinutes()));
    if (retry > total) {
      checks.wrong("retryInterval", "must not exceed totalTime");
    }
    return new RecoverySettings(
        checks.flag("cloudRemediation", cloudRemediation, defaults.cloudRemediation()),
        checks.flag("autoRemediation", autoRemediation, defaults.autoRemediation()),
        Math.min(retry, total),
        total,
        checks.constant(
            "bootStatusPolicy", bootStatusPolicy, BootStatusPolicy.class, defaults.bootStatus()),
        network);
  }
}
