package io.fleettwin.device;

import static io.fleettwin.decision.Decision.accept;
import static io.fleettwin.decision.Decision.acceptAll;
import static io.fleettwin.decision.Decision.refuse;
import static io.fleettwin.decision.Decision.unchanged;
import static io.fleettwin.decision.RefusalCode.ALREADY_EXISTS;
import static io.fleettwin.decision.RefusalCode.DECOMMISSIONED;
import static io.fleettwin.decision.RefusalCode.HELD;
import static io.fleettwin.decision.RefusalCode.INVALID;
import static io.fleettwin.decision.RefusalCode.NOT_FOUND;
import static io.fleettwin.decision.RefusalCode.REVISION_MISMATCH;
import static io.fleettwin.decision.RefusalCode.WRONG_STATE;

import io.fleettwin.decision.Decision;
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
import io.fleettwin.random.Draws;
import io.fleettwin.recovery.RecoveryMeans;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of a command to a device. Pure: the same answer for the same state and command. */
public final class DeviceDecider {

  private DeviceDecider() {}

  /**
   * Decides a command.
   *
   * @param device {@code null} if the device was never enrolled
   */
  public static Decision<DeviceEvent> decide(Device device, DeviceCommand command) {
    int idLength = command.commandId().length();
    if (idLength == 0 || idLength > DeviceCommand.MAX_ID_CHARS) {
      return refuse(INVALID, "a command id has 1 to " + DeviceCommand.MAX_ID_CHARS + " characters");
    }
    long digest = Draws.keyOf(command.commandId());
    if (device != null && device.recent().contains(digest)) {
      return unchanged();
    }
    At at = new At(command.tick(), digest, 0);
    if (command instanceof Enrol enrol) {
      return enrol(device, enrol, at);
    }
    if (device == null) {
      return refuse(NOT_FOUND, "no such device; enrol it first");
    }
    if (device.decommissioned()) {
      return refuse(DECOMMISSIONED, device.id() + " was decommissioned; enrol it again");
    }
    List<DeviceEvent> start = Starts.shownBy(command, device, at);
    Device up = device;
    for (DeviceEvent event : start) {
      up = DeviceHistory.apply(up, event);
    }
    return after(start, carryOut(up, command, at));
  }

  /** A decision that was made of the device as it is after some events. */
  private static Decision<DeviceEvent> after(
      List<DeviceEvent> events, Decision<DeviceEvent> decision) {
    return switch (decision) {
      case Decision.Accepted<DeviceEvent> more ->
          acceptAll(Stream.concat(events.stream(), more.events().stream()).toList());
      case Decision.Unchanged<DeviceEvent> none -> acceptAll(events);
      case Decision.Refused<DeviceEvent> refused -> refused;
    };
  }

  private static Decision<DeviceEvent> carryOut(Device device, DeviceCommand command, At at) {
    return switch (command) {
      case Enrol c -> enrol(device, c, at);
      case ReportInventory c -> inventory(device, c, at);
      case Heartbeat c -> unchanged();
      case ReportBoot c ->
          acceptAll(c.succeeded() ? Starts.succeeded(device, at) : Starts.failed(device, at));
      case ReportCrash c ->
          accept(new DeviceEvent.BugChecked(at, c.stopCode(), c.faultingModule()));
      case ReportAgent c -> agent(device, c, at);
      case OfferUpdate c -> offer(device, c, at);
      case ReportInstall c -> install(device, c, at);
      case RollBack c -> rollBack(device, c, at);
      case Hold c -> hold(device, c, at);
      case Release c ->
          device.holds().contains(c.holdId())
              ? accept(new DeviceEvent.HoldReleased(at, c.holdId()))
              : unchanged();
      case Remediate c ->
          c.means() == RecoveryMeans.NONE
              ? refuse(INVALID, "means: say what brought the device back")
              : accept(new DeviceEvent.Remediated(at, c.means()));
      case Decommission c -> accept(new DeviceEvent.Decommissioned(at));
      case RecordEndpoint c -> record(device, c);
    };
  }

  private static Decision<DeviceEvent> enrol(Device device, Enrol enrol, At at) {
    if (device == null || device.decommissioned()) {
      return accept(
          new DeviceEvent.Enrolled(
              at, enrol.device(), enrol.profile(), enrol.drivers(), enrol.installed()));
    }
    boolean same =
        device.profile().equals(enrol.profile())
            && device.drivers().equals(enrol.drivers())
            && device.installed().equals(enrol.installed());
    return same
        ? unchanged()
        : refuse(
            ALREADY_EXISTS,
            device.id() + " is enrolled with other attributes; report an inventory to change them");
  }

  private static Decision<DeviceEvent> inventory(Device device, ReportInventory c, At at) {
    boolean same =
        device.profile().equals(c.profile())
            && device.drivers().equals(c.drivers())
            && device.installed().equals(c.installed());
    return same
        ? unchanged()
        : accept(
            new DeviceEvent.InventoryReported(
                at, c.profile(), c.drivers(), c.installed(), c.byDevice()));
  }

  private static Decision<DeviceEvent> agent(Device device, ReportAgent c, At at) {
    return switch (device.boot().health()) {
      case HEALTHY -> c.running() ? unchanged() : accept(new DeviceEvent.AgentStopped(at));
      case DEGRADED ->
          c.running() ? accept(new DeviceEvent.Remediated(at, RecoveryMeans.NONE)) : unchanged();
      case BOOTING, CRASHED, BOOT_LOOP, RECOVERY, AWAITING_HANDS, OFFLINE -> unchanged();
    };
  }

  private static Decision<DeviceEvent> offer(Device device, OfferUpdate c, At at) {
    if (device.wasOfferedBy(c.offer().rollout())) {
      return unchanged();
    }
    if (!device.holds().isEmpty()) {
      return refuse(HELD, device.id() + " is under safeguard hold " + device.holds());
    }
    if (device.assignment().map(latest -> latest.progress().isUnderWay()).orElse(false)) {
      return refuse(
          WRONG_STATE,
          device.id() + " is busy with " + device.assignment().get().offer().updateId());
    }
    return accept(
        new DeviceEvent.UpdateOffered(new At(at.tick(), at.command(), c.endpoint()), c.offer()));
  }

  private static Decision<DeviceEvent> install(Device device, ReportInstall c, At at) {
    if (!device.isAssignedTo(c.rollout())) {
      return refuse(WRONG_STATE, device.id() + " was not offered anything by " + c.rollout());
    }
    InstallProgress now = device.assignment().orElseThrow().progress();
    if (now == c.progress() || now.isBeyond(c.progress())) {
      return unchanged();
    }
    return switch (c.progress()) {
      case INSTALLING -> accept(new DeviceEvent.InstallStarted(at));
      case PENDING_RESTART -> accept(new DeviceEvent.RestartPending(at));
      case ACTIVE -> accept(new DeviceEvent.UpdateActivated(at));
      case FAILED -> accept(new DeviceEvent.InstallFailed(at));
      case ROLLED_BACK -> accept(new DeviceEvent.RolledBack(at));
      case OFFERED, WITHDRAWN, ROLLING_BACK ->
          refuse(
              INVALID,
              "progress: a device reports INSTALLING, PENDING_RESTART, ACTIVE, FAILED or"
                  + " ROLLED_BACK");
    };
  }

  private static Decision<DeviceEvent> rollBack(Device device, RollBack c, At at) {
    if (!device.isAssignedTo(c.rollout())) {
      return unchanged();
    }
    return switch (device.assignment().orElseThrow().progress()) {
      case OFFERED -> accept(new DeviceEvent.OfferWithdrawn(at));
      case INSTALLING, PENDING_RESTART, ACTIVE -> accept(new DeviceEvent.RollbackOrdered(at));
      case FAILED, WITHDRAWN, ROLLING_BACK, ROLLED_BACK -> unchanged();
    };
  }

  private static Decision<DeviceEvent> hold(Device device, Hold c, At at) {
    if (device.holds().contains(c.holdId())) {
      return unchanged();
    }
    return device.holds().size() < Device.MAX_HOLDS
        ? accept(new DeviceEvent.HoldPlaced(at, c.holdId()))
        : refuse(INVALID, "a device is under at most " + Device.MAX_HOLDS + " holds");
  }

  private static Decision<DeviceEvent> record(Device device, RecordEndpoint c) {
    if (device.revision() > c.ifRevision()) {
      return unchanged();
    }
    return device.revision() == c.ifRevision()
        ? acceptAll(c.events())
        : refuse(
            REVISION_MISMATCH,
            "twin is at revision " + device.revision() + ", simulation at " + c.ifRevision());
  }
}
