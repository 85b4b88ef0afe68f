package io.fleettwin.api.json;

import io.fleettwin.endpoint.ModelParameters;

/**
 * How simulated endpoints behave; what is left out is as {@link ModelParameters#defaults} has it.
 * Names end with their unit, as there.
 */
public record ParametersJson(
    Integer startSecondsSsd,
    Double hddFactor,
    Integer dumpSeconds,
    Integer dumpSecondsBefore24H2,
    Integer winReSeconds,
    Integer remediationMinutes,
    Double raceWins,
    Integer raceStarts,
    Integer handsMinMinutes,
    Integer handsMaxMinutes,
    Integer keyTypedMinutes,
    Boolean keyByScan,
    Integer serverHandsMinutes,
    Integer heartbeatMinutes,
    Integer missedBeats,
    Integer telemetryDelayMinutes,
    Integer contentReachMinutes,
    Integer agentReachMinutes,
    Integer scanMinutes,
    InstallMinutesJson installMinutes,
    Double leftOnShare,
    Double eveningShare) {

  private static final int HOUR_SECONDS = 3_600;
  private static final int DAY = 24 * 60;
  private static final int MONTH = 30 * DAY;
  private static final double MAX_HDD_FACTOR = 20;
  private static final int MAX_TRIES = 1_000;

  static ParametersJson of(ModelParameters p) {
    return new ParametersJson(
        p.startSecondsSsd(),
        p.hddFactor(),
        p.dumpSeconds(),
        p.dumpSecondsBefore24H2(),
        p.winReSeconds(),
        p.remediationMinutes(),
        p.raceWins(),
        p.raceStarts(),
        p.handsMinMinutes(),
        p.handsMaxMinutes(),
        p.keyTypedMinutes(),
        p.keyByScan(),
        p.serverHandsMinutes(),
        p.heartbeatMinutes(),
        p.missedBeats(),
        p.telemetryDelayMinutes(),
        p.contentReachMinutes(),
        p.agentReachMinutes(),
        p.scanMinutes(),
        InstallMinutesJson.of(p.installMinutes()),
        p.leftOnShare(),
        p.eveningShare());
  }

  ModelParameters read(Checks c) {
    ModelParameters d = ModelParameters.defaults();
    int handsMin = c.whole("handsMinMinutes", handsMinMinutes, 1, DAY, d.handsMinMinutes());
    int handsMax =
        c.whole(
            "handsMaxMinutes", handsMaxMinutes, 1, DAY, Math.max(handsMin, d.handsMaxMinutes()));
    if (handsMax < handsMin) {
      c.wrong("handsMaxMinutes", "must not be less than handsMinMinutes");
    }
    return new ModelParameters(
        c.whole("startSecondsSsd", startSecondsSsd, 1, HOUR_SECONDS, d.startSecondsSsd()),
        c.number("hddFactor", hddFactor, 1.0, MAX_HDD_FACTOR, d.hddFactor()),
        c.whole("dumpSeconds", dumpSeconds, 0, HOUR_SECONDS, d.dumpSeconds()),
        c.whole(
            "dumpSecondsBefore24H2",
            dumpSecondsBefore24H2,
            0,
            HOUR_SECONDS,
            d.dumpSecondsBefore24H2()),
        c.whole("winReSeconds", winReSeconds, 0, HOUR_SECONDS, d.winReSeconds()),
        c.whole("remediationMinutes", remediationMinutes, 1, DAY, d.remediationMinutes()),
        c.share("raceWins", raceWins, d.raceWins()),
        c.whole("raceStarts", raceStarts, 0, MAX_TRIES, d.raceStarts()),
        handsMin,
        Math.max(handsMin, handsMax),
        c.whole("keyTypedMinutes", keyTypedMinutes, 1, DAY, d.keyTypedMinutes()),
        c.flag("keyByScan", keyByScan, d.keyByScan()),
        c.whole("serverHandsMinutes", serverHandsMinutes, 1, DAY, d.serverHandsMinutes()),
        c.whole("heartbeatMinutes", heartbeatMinutes, 1, DAY, d.heartbeatMinutes()),
        c.whole("missedBeats", missedBeats, 1, MAX_TRIES, d.missedBeats()),
        c.whole("telemetryDelayMinutes", telemetryDelayMinutes, 0, DAY, d.telemetryDelayMinutes()),
        c.whole("contentReachMinutes", contentReachMinutes, 0, MONTH, d.contentReachMinutes()),
        c.whole("agentReachMinutes", agentReachMinutes, 0, MONTH, d.agentReachMinutes()),
        c.whole("scanMinutes", scanMinutes, 0, MONTH, d.scanMinutes()),
        installMinutes == null
            ? d.installMinutes()
            : installMinutes.read(c.in("installMinutes"), d.installMinutes()),
        c.share("leftOnShare", leftOnShare, d.leftOnShare()),
        c.share("eveningShare", eveningShare, d.eveningShare()));
  }
}
