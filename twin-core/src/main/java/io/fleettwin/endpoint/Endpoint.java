package io.fleettwin.endpoint;

import io.fleettwin.recovery.RecoveryMeans;

/**
 * What the simulation remembers of one endpoint. It fits in a long, so that a fleet fits in columns
 * and an event in a few bytes.
 *
 * @param due tick of the next thing that happens by itself; {@link #NEVER} if nothing does
 * @param since tick since which the endpoint is up, or down
 * @param attempt which try of the current phase this is, 0 to {@value #MAX_ATTEMPT}: restarts of
 *     the agent so far, scans of WinRE in vain so far, or starts in a boot loop
 * @param failedStarts in a row, 0 to 3; of a fault that shows after running, and so lets Windows
 *     start, the shutdowns soon after a start in a row
 * @param means what brought it back, or is to: an endpoint whose agent is down and that was offered
 *     an update has {@link RecoveryMeans#FIXED_VERSION} from then on
 */
public record Endpoint(
    Phase phase, int due, int since, int attempt, int failedStarts, RecoveryMeans means) {

  /** Later than every tick of every world. */
  public static final int NEVER = Integer.MAX_VALUE;

  /** The last tick of a simulated world: nearly two years of minutes. */
  public static final int MAX_TICK = (1 << 20) - 2;

  /** More than WinRE scans in its longest stay of 72 hours, one a minute. */
  public static final int MAX_ATTEMPT = 8_191;

  private static final int TICK_MASK = (1 << 20) - 1;

  /** Up since the epoch, and no update in sight. */
  public static final Endpoint IDLE = new Endpoint(Phase.IDLE, NEVER, 0, 0, 0, RecoveryMeans.NONE);

  private static final Phase[] PHASES = Phase.values();
  private static final RecoveryMeans[] MEANS = RecoveryMeans.values();

  public Endpoint {
    if (due < 0 || since < 0 || since > MAX_TICK) {
      throw new IllegalArgumentException("ticks are 0 to " + MAX_TICK);
    }
    due = due > MAX_TICK ? NEVER : due;
    attempt = Math.min(attempt, MAX_ATTEMPT);
    failedStarts = Math.min(failedStarts, 3);
  }

  /** The same endpoint in another phase, with its first try due at a tick. */
  public Endpoint to(Phase next, int nextDue) {
    return new Endpoint(next, nextDue, since, 0, failedStarts, means);
  }

  /** The same endpoint with another try of its phase due at a tick. */
  public Endpoint again(int nextDue) {
    return new Endpoint(phase, nextDue, since, attempt + 1, failedStarts, means);
  }

  /** Whether its agent is down from an earlier update, and this one is to bring it back. */
  public boolean awaitsFixedVersion() {
    return means == RecoveryMeans.FIXED_VERSION
        && switch (phase) {
          case OFFERED, DOWNLOAD_QUEUED, INSTALLING, PENDING_RESTART, RESTARTING, AGENT_DOWN ->
              true;
          case IDLE,
              ACTIVE,
              CRASHED,
              ENTERING_WINRE,
              WINRE_WAITING,
              REMEDIATION_QUEUED,
              REMEDIATING,
              BOOT_LOOP,
              AWAITING_HANDS,
              HANDS_ON,
              BOOTING_MENDED,
              RECOVERED,
              AGENT_RETRY,
              ROLLING_BACK,
              AGENT_ROLLING_BACK,
              ROLLED_BACK,
              WITHDRAWN ->
              false;
        };
  }

  /** Whether the machine is up without its agent, whatever else it is doing. */
  public boolean isDegraded() {
    return phase.isDegraded() || (awaitsFixedVersion() && phase != Phase.RESTARTING);
  }

  /** The state in 63 bits: phase 5, due 20, since 20, attempt 13, failed starts 2, means 3. */
  public long pack() {
    long bits = phase.ordinal();
    bits = (bits << 20) | (due == NEVER ? TICK_MASK : due);
    bits = (bits << 20) | since;
    bits = (bits << 13) | attempt;
    bits = (bits << 2) | failedStarts;
    return (bits << 3) | means.ordinal();
  }

  /** The inverse of {@link #pack}. */
  public static Endpoint unpack(long bits) {
    return new Endpoint(
        PHASES[(int) (bits >>> 58)],
        (int) (bits >>> 38) & TICK_MASK,
        (int) (bits >>> 18) & TICK_MASK,
        (int) (bits >>> 5) & MAX_ATTEMPT,
        (int) (bits >>> 3) & 3,
        MEANS[(int) bits & 7]);
  }
}
