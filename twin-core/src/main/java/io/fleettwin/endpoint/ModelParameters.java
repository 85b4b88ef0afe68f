package io.fleettwin.endpoint;

/**
 * How simulated endpoints behave, where devices do not differ. {@link #defaults()} tells the source
 * of each value; "assumed" means that nothing published was found, and results name it as such.
 *
 * @param startSecondsSsd from power-on to desktop with an SSD
 * @param hddFactor how many times longer a start from a hard disk takes
 * @param dumpSeconds crash dump before the restart, Windows 11 24H2 and later
 * @param dumpSecondsBefore24H2 the same on earlier builds
 * @param winReSeconds restart into WinRE
 * @param remediationMinutes download and apply of a remediation in WinRE
 * @param raceWins chance that one start in a boot loop fetches the reverted content in time, 0 to 1
 * @param raceStarts starts that are tried in that hope
 * @param handsMinMinutes shortest time at a PC
 * @param handsMaxMinutes longest time at a PC
 * @param keyTypedMinutes time at a PC whose recovery key is read and typed
 * @param keyByScan whether recovery keys are at hand as bar codes, so that they cost no time
 * @param serverHandsMinutes time at a server
 * @param heartbeatMinutes between two heartbeats
 * @param missedBeats heartbeats missed before a device counts as silent
 * @param telemetryDelayMinutes from what happens to its being known
 * @param contentReachMinutes at most, until content reaches an endpoint that is up
 * @param agentReachMinutes at most, until an agent reaches an endpoint that is up
 * @param scanMinutes between two scans of Windows Update
 * @param installMinutes time to install
 * @param leftOnShare see {@link Presence}
 * @param eveningShare see {@link Presence}
 */
public record ModelParameters(
    int startSecondsSsd,
    double hddFactor,
    int dumpSeconds,
    int dumpSecondsBefore24H2,
    int winReSeconds,
    int remediationMinutes,
    double raceWins,
    int raceStarts,
    int handsMinMinutes,
    int handsMaxMinutes,
    int keyTypedMinutes,
    boolean keyByScan,
    int serverHandsMinutes,
    int heartbeatMinutes,
    int missedBeats,
    int telemetryDelayMinutes,
    int contentReachMinutes,
    int agentReachMinutes,
    int scanMinutes,
    InstallMinutes installMinutes,
    double leftOnShare,
    double eveningShare) {

  /** Minutes to install an update of each kind; content takes none. */
  public record InstallMinutes(int driver, int agent, int quality, int feature) {}

  /** The published or assumed values. */
  public static ModelParameters defaults() {
    return new ModelParameters(
        25, // assumed
        3.5, // Endpoint analytics documentation: a start from HDD takes 3 to 4 times as long
        2, // Weston, 2025: about two seconds for most users
        40, // windowsnews.ai 374446: up to 40 seconds before the change
        40, // assumed
        5, // assumed
        0.05, // assumed, to be fitted against the recovery of July 2024
        15, // Azure status page of July 2024: as many as 15 restarts may be needed
        3, // Grant Thornton Australia, The Register, July 2024: 3 to 5 minutes a PC
        5,
        15, // assumed
        true, // Grant Thornton: recovery keys as bar codes
        20, // Grant Thornton: about 20 minutes a server
        15, // assumed
        2, // assumed
        5, // assumed
        5, // assumed, from the exposure of 78 minutes in July 2024
        60, // assumed
        22 * 60, // Windows Update scans about every 22 hours
        new InstallMinutes(3, 2, 20, 60), // assumed
        0.25, // assumed
        0.4); // assumed
  }
}
