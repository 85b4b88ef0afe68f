package io.fleettwin.device;

/** How far an offered update has come on a device. */
public enum InstallProgress {
  OFFERED,
  INSTALLING,
  /** Installed, and acts after the next restart. */
  PENDING_RESTART,
  /** The new version is active. */
  ACTIVE,
  /** The installation, or the way back to the old version, has failed. */
  FAILED,
  /** The offer was taken back before it was installed. */
  WITHDRAWN,
  /** The order to go back to the old version was given. */
  ROLLING_BACK,
  /** The old version is active again. */
  ROLLED_BACK;

  /**
   * Whether a report of an earlier step comes too late to matter. A device that was to give the
   * update up may have gone on with it all the same, and a failed one may try again.
   */
  public boolean isBeyond(InstallProgress reported) {
    return switch (this) {
      case OFFERED, FAILED, WITHDRAWN -> false;
      case INSTALLING, PENDING_RESTART, ACTIVE -> reported.compareTo(this) < 0;
      case ROLLING_BACK -> reported != ROLLED_BACK && reported != FAILED;
      case ROLLED_BACK -> true;
    };
  }

  /** Whether the device is busy with the update, so that it cannot take another one. */
  public boolean isUnderWay() {
    return switch (this) {
      case OFFERED, INSTALLING, PENDING_RESTART, ROLLING_BACK -> true;
      case ACTIVE, FAILED, WITHDRAWN, ROLLED_BACK -> false;
    };
  }
}
