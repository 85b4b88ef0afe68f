package io.fleettwin.endpoint;

import io.fleettwin.endpoint.ModelParameters.InstallMinutes;

/** The default parameters with a few changed. */
final class Parameters {

  private Parameters() {}

  /** As many starts are tried in a boot loop as by default, and each wins with this chance. */
  static ModelParameters raceWins(double chance) {
    return changed(chance, ModelParameters.defaults().keyByScan());
  }

  /** Recovery keys are read and typed. */
  static ModelParameters keysTyped() {
    return changed(ModelParameters.defaults().raceWins(), false);
  }

  private static ModelParameters changed(double raceWins, boolean keyByScan) {
    ModelParameters p = ModelParameters.defaults();
    InstallMinutes install = p.installMinutes();
    return new ModelParameters(
        p.startSecondsSsd(),
        p.hddFactor(),
        p.dumpSeconds(),
        p.dumpSecondsBefore24H2(),
        p.winReSeconds(),
        p.remediationMinutes(),
        raceWins,
        p.raceStarts(),
        p.handsMinMinutes(),
        p.handsMaxMinutes(),
        p.keyTypedMinutes(),
        keyByScan,
        p.serverHandsMinutes(),
        p.heartbeatMinutes(),
        p.missedBeats(),
        p.telemetryDelayMinutes(),
        p.contentReachMinutes(),
        p.agentReachMinutes(),
        p.scanMinutes(),
        install,
        p.leftOnShare(),
        p.eveningShare());
  }
}
