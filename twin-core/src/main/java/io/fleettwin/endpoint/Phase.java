package io.fleettwin.endpoint;

/** What a simulated endpoint is doing. New phases go to the end: positions stand in journals. */
public enum Phase {
  /** Up, and no update was ever offered. */
  IDLE,
  /** An update was offered and has not reached the endpoint. */
  OFFERED,
  /** Waits for bandwidth. */
  DOWNLOAD_QUEUED,
  INSTALLING,
  PENDING_RESTART,
  RESTARTING,
  /** Up with the new version. */
  ACTIVE,
  /** Stopped by a bug check; the next start is under way. */
  CRASHED,
  ENTERING_WINRE,
  /** In WinRE, between two scans. */
  WINRE_WAITING,
  /** In WinRE, with a remediation found, waiting for the service's capacity. */
  REMEDIATION_QUEUED,
  REMEDIATING,
  BOOT_LOOP,
  AWAITING_HANDS,
  HANDS_ON,
  /** Starts, mended. */
  BOOTING_MENDED,
  /** Up again, mended. */
  RECOVERED,
  /** Up, the agent has ended and will be restarted. */
  AGENT_RETRY,
  /** Up, the agent has ended for good. */
  AGENT_DOWN,
  /** Up, and about to go back to the old version. */
  ROLLING_BACK,
  /** Up with its agent down, and about to go back to the old version. */
  AGENT_ROLLING_BACK,
  /** Up with the old version again. */
  ROLLED_BACK,
  /** The offer was taken back; the endpoint never had the new version. */
  WITHDRAWN;

  /** Whether the machine is down, so that nobody can use it or hear of it. */
  public boolean isDown() {
    return switch (this) {
      case CRASHED,
          ENTERING_WINRE,
          WINRE_WAITING,
          REMEDIATION_QUEUED,
          REMEDIATING,
          BOOT_LOOP,
          AWAITING_HANDS,
          HANDS_ON,
          BOOTING_MENDED ->
          true;
      case IDLE,
          OFFERED,
          DOWNLOAD_QUEUED,
          INSTALLING,
          PENDING_RESTART,
          RESTARTING,
          ACTIVE,
          RECOVERED,
          AGENT_RETRY,
          AGENT_DOWN,
          ROLLING_BACK,
          AGENT_ROLLING_BACK,
          ROLLED_BACK,
          WITHDRAWN ->
          false;
    };
  }

  /** Whether the machine has the new version, working or not. */
  public boolean hasNewVersion() {
    return switch (this) {
      case ACTIVE,
          CRASHED,
          ENTERING_WINRE,
          WINRE_WAITING,
          REMEDIATION_QUEUED,
          REMEDIATING,
          BOOT_LOOP,
          AWAITING_HANDS,
          HANDS_ON,
          AGENT_RETRY,
          AGENT_DOWN,
          ROLLING_BACK,
          AGENT_ROLLING_BACK ->
          true;
      case IDLE,
          OFFERED,
          DOWNLOAD_QUEUED,
          INSTALLING,
          PENDING_RESTART,
          RESTARTING,
          BOOTING_MENDED,
          RECOVERED,
          ROLLED_BACK,
          WITHDRAWN ->
          false;
    };
  }

  /** Whether the machine is up without its agent. */
  public boolean isDegraded() {
    return this == AGENT_RETRY || this == AGENT_DOWN || this == AGENT_ROLLING_BACK;
  }

  /** Whether nothing more will happen to the endpoint by itself, and it can take an update. */
  public boolean isSettled() {
    return switch (this) {
      case IDLE, ACTIVE, RECOVERED, ROLLED_BACK, WITHDRAWN -> true;
      case OFFERED,
          DOWNLOAD_QUEUED,
          INSTALLING,
          PENDING_RESTART,
          RESTARTING,
          CRASHED,
          ENTERING_WINRE,
          WINRE_WAITING,
          REMEDIATION_QUEUED,
          REMEDIATING,
          BOOT_LOOP,
          AWAITING_HANDS,
          HANDS_ON,
          BOOTING_MENDED,
          AGENT_RETRY,
          AGENT_DOWN,
          ROLLING_BACK,
          AGENT_ROLLING_BACK ->
          false;
    };
  }
}
