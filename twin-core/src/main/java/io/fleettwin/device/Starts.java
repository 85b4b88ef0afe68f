package io.fleettwin.device;

import io.fleettwin.device.DeviceCommand.Decommission;
import io.fleettwin.device.DeviceCommand.Enrol;
import io.fleettwin.device.DeviceCommand.Heartbeat;
import io.fleettwin.device.DeviceCommand.Hold;
import io.fleettwin.device.DeviceCommand.OfferUpdate;
import io.fleettwin.device.DeviceCommand.RecordEndpoint;
import io.fleettwin.device.DeviceCommand.Release;
import io.fleettwin.device.DeviceCommand.Remediate;
import io.fleettwin.device.DeviceCommand.ReportAgent;
import io.fleettwin.device.DeviceCommand.ReportBoot;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.device.DeviceCommand.ReportInstall;
import io.fleettwin.device.DeviceCommand.ReportInventory;
import io.fleettwin.device.DeviceCommand.RollBack;
import io.fleettwin.recovery.FailedStarts;
import java.util.ArrayList;
import java.util.List;

/** What the starts of a device lead to: those that it reports, and those that it must have made. */
final class Starts {

  private Starts() {}

  /** Windows has started; an update that waited for that acts now. */
  static List<DeviceEvent> succeeded(Device device, At at) {
    List<DeviceEvent> events = new ArrayList<>();
    events.add(new DeviceEvent.Started(at));
    boolean pending =
        device
            .assignment()
            .map(latest -> latest.progress() == InstallProgress.PENDING_RESTART)
            .orElse(false);
    if (pending) {
      events.add(new DeviceEvent.UpdateActivated(at));
    }
    return events;
  }

  /** Windows has failed to start. */
  static List<DeviceEvent> failed(Device device, At at) {
    List<DeviceEvent> events = new ArrayList<>();
    events.add(new DeviceEvent.StartFailed(at));
    int consecutive = device.boot().failedStarts() + 1;
    BootHealth health = device.boot().health();
    switch (FailedStarts.after(consecutive, device.profile().recovery().bootStatus())) {
      case TRY_AGAIN -> {}
      case ENTER_WINRE -> {
        if (health != BootHealth.RECOVERY) {
          events.add(new DeviceEvent.EnteredRecovery(at));
        }
      }
      case LOOP -> {
        if (health != BootHealth.BOOT_LOOP) {
          events.add(new DeviceEvent.EnteredBootLoop(at));
        }
      }
    }
    return events;
  }

  /**
   * The start that a command shows though nobody reported it. A device reports only when it is up,
   * and it may tell of a crash or of failed starts after it has told that it is up again: whatever
   * it said of itself before, a device that is heard has started. What brought it back is not known
   * by that; who mended it may still say so.
   *
   * <p>In a simulated world the model says how the device is, and nobody else.
   */
  static List<DeviceEvent> shownBy(DeviceCommand command, Device device, At at) {
    boolean simulated = device.endpoint() != 0;
    return !simulated && isUpFor(command) && !isUp(device.boot().health())
        ? succeeded(device, at)
        : List.of();
  }

  /** Whether only a device that is up can have sent it. */
  private static boolean isUpFor(DeviceCommand command) {
    return switch (command) {
      case Heartbeat c -> true;
      case ReportInstall c -> true;
      case ReportAgent c -> true;
      case ReportInventory c -> c.byDevice();
      // They tell themselves how the device is.
      case ReportBoot c -> false;
      case ReportCrash c -> false;
      case RecordEndpoint c -> false;
      // Somebody else may have sent it.
      case Enrol c -> false;
      case OfferUpdate c -> false;
      case RollBack c -> false;
      case Hold c -> false;
      case Release c -> false;
      case Remediate c -> false;
      case Decommission c -> false;
    };
  }

  private static boolean isUp(BootHealth health) {
    return switch (health) {
      case HEALTHY, DEGRADED -> true;
      case BOOTING, CRASHED, BOOT_LOOP, RECOVERY, AWAITING_HANDS, OFFLINE -> false;
    };
  }
}
