package io.fleettwin.api.json;

import io.fleettwin.endpoint.ModelParameters.InstallMinutes;

/** Minutes to install an update of each kind; see {@link InstallMinutes}. */
public record InstallMinutesJson(Integer driver, Integer agent, Integer quality, Integer feature) {

  private static final int DAY = 24 * 60;

  static InstallMinutesJson of(InstallMinutes minutes) {
    return new InstallMinutesJson(
        minutes.driver(), minutes.agent(), minutes.quality(), minutes.feature());
  }

  InstallMinutes read(Checks checks, InstallMinutes defaults) {
    return new InstallMinutes(
        checks.whole("driver", driver, 0, DAY, defaults.driver()),
        checks.whole("agent", agent, 0, DAY, defaults.agent()),
        checks.whole("quality", quality, 0, DAY, defaults.quality()),
        checks.whole("feature", feature, 0, DAY, defaults.feature()));
  }
}
