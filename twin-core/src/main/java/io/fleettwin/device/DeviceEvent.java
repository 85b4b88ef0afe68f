package io.fleettwin.device;

import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.InstalledVersions;

/** What has happened to a device. Names and fields are for ever: they stand in journals. */
public sealed interface DeviceEvent {

  At at();

  /** Whether the device itself was heard, rather than something decided about it. */
  default boolean isFromDevice() {
    return true;
  }

  record Enrolled(
      At at, DeviceId device, DeviceProfile profile, DriverSet drivers, InstalledVersions installed)
      implements DeviceEvent {}

  /**
   * It is known what is on the device.
   *
   * @param byDevice false if a tool told it
   */
  record InventoryReported(
      At at,
      DeviceProfile profile,
      DriverSet drivers,
      InstalledVersions installed,
      boolean byDevice)
      implements DeviceEvent {
    @Override
    public boolean isFromDevice() {
      return byDevice;
    }
  }

  /** Windows has started. */
  record Started(At at) implements DeviceEvent {}

  /** Windows has failed to start. */
  record StartFailed(At at) implements DeviceEvent {}

  record BugChecked(At at, int stopCode, String faultingModule) implements DeviceEvent {}

  /** The device ignores boot failures, and will go on starting and crashing. */
  record EnteredBootLoop(At at) implements DeviceEvent {}

  /** The device has started WinRE. */
  record EnteredRecovery(At at) implements DeviceEvent {}

  /** WinRE has looked for a remediation and found none. */
  record RemediationMissed(At at) implements DeviceEvent {}

  /** WinRE has found a remediation and applies it. */
  record RemediationFound(At at) implements DeviceEvent {}

  /** WinRE has given up, and Windows is tried once more. */
  record RecoveryTimedOut(At at) implements DeviceEvent {}

  /** Only somebody at the device can bring it back. */
  record HandsNeeded(At at) implements DeviceEvent {}

  /** Somebody works on the device. */
  record HandsArrived(At at) implements DeviceEvent {}

  /**
   * What was wrong is mended; the device starts next, if it was down.
   *
   * @param means {@code NONE} if the agent came up again and nobody said why
   */
  record Remediated(At at, RecoveryMeans means) implements DeviceEvent {}

  /** The agent's process has ended; the device is up and unprotected. */
  record AgentStopped(At at) implements DeviceEvent {}

  /** Windows has restarted the agent, and it ended again. */
  record AgentRestartFailed(At at) implements DeviceEvent {}

  record UpdateOffered(At at, Offer offer) implements DeviceEvent {
    @Override
    public boolean isFromDevice() {
      return false;
    }
  }

  record InstallStarted(At at) implements DeviceEvent {}

  /** Installed; a restart will make it act. */
  record RestartPending(At at) implements DeviceEvent {}

  /** The device restarts to make an update act. */
  record RestartBegan(At at) implements DeviceEvent {}

  /** The new version is active. */
  record UpdateActivated(At at) implements DeviceEvent {}

  record InstallFailed(At at) implements DeviceEvent {}

  record OfferWithdrawn(At at) implements DeviceEvent {
    @Override
    public boolean isFromDevice() {
      return false;
    }
  }

  record RollbackOrdered(At at) implements DeviceEvent {
    @Override
    public boolean isFromDevice() {
      return false;
    }
  }

  record RolledBack(At at) implements DeviceEvent {}

  /** The simulated endpoint has moved on in a way that cannot be seen from outside. */
  record EndpointMoved(At at) implements DeviceEvent {
    @Override
    public boolean isFromDevice() {
      return false;
    }
  }

  record HoldPlaced(At at, String holdId) implements DeviceEvent {
    @Override
    public boolean isFromDevice() {
      return false;
    }
  }

  record HoldReleased(At at, String holdId) implements DeviceEvent {
    @Override
    public boolean isFromDevice() {
      return false;
    }
  }

  record Decommissioned(At at) implements DeviceEvent {
    @Override
    public boolean isFromDevice() {
      return false;
    }
  }
}
