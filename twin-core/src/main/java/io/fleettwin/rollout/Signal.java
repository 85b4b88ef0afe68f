package io.fleettwin.rollout;

/** What a gate counts as failure, as far as it is known outside. */
public enum Signal {
  /** A device reported a crash after the update. */
  CRASH(Count.KNOWN_CRASHED),
  /** A device reported its agent down after the update. */
  AGENT_DOWN(Count.KNOWN_DEGRADED),
  /** A device that should have been heard after the update was not: it may be in a boot loop. */
  SILENCE(Count.SILENT),
  /**
   * A device reported that the installation failed. Microsoft wants a driver's installations to
   * complete on at least 95 % of devices (Windows driver documentation, measure 26387215).
   */
  INSTALL_FAILED(Count.INSTALL_FAILED);

  private final Count count;

  Signal(Count count) {
    this.count = count;
  }

  public Count count() {
    return count;
  }
}
