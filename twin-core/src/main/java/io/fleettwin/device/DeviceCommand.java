package io.fleettwin.device;

import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.InstalledVersions;
import java.util.List;

/**
 * What can be asked of a device's twin. Each command carries an id; a twin carries out a command
 * once, however often it comes.
 */
public sealed interface DeviceCommand {

  /** Chosen by the sender, 1 to {@value #MAX_ID_CHARS} characters. */
  String commandId();

  /** Minutes since the epoch of the device's world. */
  int tick();

  /** Whether the device itself sends it, or somebody about it. */
  default boolean isFromDevice() {
    return switch (this) {
      case Enrol c -> false;
      case ReportInventory c -> c.byDevice();
      case Heartbeat c -> true;
      case ReportBoot c -> true;
      case ReportCrash c -> true;
      case ReportAgent c -> true;
      case ReportInstall c -> true;
      case RecordEndpoint c -> true;
      case OfferUpdate c -> false;
      case RollBack c -> false;
      case Hold c -> false;
      case Release c -> false;
      case Remediate c -> false;
      case Decommission c -> false;
    };
  }

  /** The longest command id, in characters. */
  int MAX_ID_CHARS = 128;

  /** Makes the device known. */
  record Enrol(
      String commandId,
      int tick,
      DeviceId device,
      DeviceProfile profile,
      DriverSet drivers,
      InstalledVersions installed)
      implements DeviceCommand {}

  /**
   * The device, or an inventory tool, tells what is on it.
   *
   * @param byDevice false if a tool tells it, perhaps from what it heard long ago
   */
  record ReportInventory(
      String commandId,
      int tick,
      DeviceProfile profile,
      DriverSet drivers,
      InstalledVersions installed,
      boolean byDevice)
      implements DeviceCommand {}

  /** The device is up, and has nothing to tell. Of one that is known to be up nothing is kept. */
  record Heartbeat(String commandId, int tick) implements DeviceCommand {}

  /** The device has tried to start Windows. */
  record ReportBoot(String commandId, int tick, boolean succeeded) implements DeviceCommand {}

  /** The device stopped with a bug check. */
  record ReportCrash(String commandId, int tick, int stopCode, String faultingModule)
      implements DeviceCommand {}

  /** The device is up, and its agent has come up or gone down. */
  record ReportAgent(String commandId, int tick, boolean running) implements DeviceCommand {}

  /**
   * A rollout offers an update.
   *
   * @param endpoint in a simulated world, the packed state of the endpoint that has the offer
   *     before it; else 0
   */
  record OfferUpdate(String commandId, int tick, Offer offer, long endpoint)
      implements DeviceCommand {}

  /** The device tells how far it has come with the update of a rollout. */
  record ReportInstall(String commandId, int tick, String rollout, InstallProgress progress)
      implements DeviceCommand {}

  /** Take back the update of a rollout, or the offer if it is not yet installed. */
  record RollBack(String commandId, int tick, String rollout) implements DeviceCommand {}

  /** A safeguard hold begins. */
  record Hold(String commandId, int tick, String holdId) implements DeviceCommand {}

  /** A safeguard hold ends. */
  record Release(String commandId, int tick, String holdId) implements DeviceCommand {}

  /** The device was mended. */
  record Remediate(String commandId, int tick, RecoveryMeans means) implements DeviceCommand {}

  /** The device leaves the fleet. */
  record Decommission(String commandId, int tick) implements DeviceCommand {}

  /**
   * The simulated endpoint behind this twin has moved on.
   *
   * @param ifRevision the twin's revision that the simulation started from; if the twin is ahead of
   *     it, the command was carried out before
   * @param events what happened, each with the state of the endpoint after all of them
   */
  record RecordEndpoint(String commandId, int tick, long ifRevision, List<DeviceEvent> events)
      implements DeviceCommand {
    public RecordEndpoint {
      events = List.copyOf(events);
    }
  }
}
