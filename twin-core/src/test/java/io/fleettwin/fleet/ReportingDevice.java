package io.fleettwin.fleet;

import io.fleettwin.decision.Decision;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.Enrol;
import io.fleettwin.device.DeviceCommand.Heartbeat;
import io.fleettwin.device.DeviceCommand.OfferUpdate;
import io.fleettwin.device.DeviceCommand.Remediate;
import io.fleettwin.device.DeviceCommand.ReportAgent;
import io.fleettwin.device.DeviceCommand.ReportBoot;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.device.DeviceCommand.ReportInstall;
import io.fleettwin.device.DeviceCommand.RollBack;
import io.fleettwin.device.DeviceDecider;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Machines;
import io.fleettwin.device.Offer;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.update.Update;

/** The twin of a real device that is offered an update and tells what comes of it. */
final class ReportingDevice {

  private Device device;
  private String rollout = "";
  private int said;

  private ReportingDevice() {}

  static ReportingDevice enrolled(DeviceProfile profile) {
    var reporting = new ReportingDevice();
    reporting.ask(
        new Enrol("enrol", 0, Machines.ID, profile, Machines.DRIVERS, Machines.INSTALLED));
    return reporting;
  }

  static ReportingDevice offered(DeviceProfile profile, int tick) {
    return enrolled(profile).offer("r1", tick);
  }

  /** Offered an update, of whose module nothing is known. */
  ReportingDevice offer(String from, int tick) {
    return offer(from, Rollouts.content(), tick);
  }

  ReportingDevice offer(String from, Update update, int tick) {
    rollout = from;
    var offer = new Offer(from, 0, update.id(), update.change(), update.module());
    return ask(new OfferUpdate("offer:" + from, tick, offer, 0));
  }

  ReportingDevice tells(Report report, int tick) {
    String id = "said " + said++;
    return switch (report) {
      case STARTED -> ask(new ReportBoot(id, tick, true));
      case START_FAILED -> ask(new ReportBoot(id, tick, false));
      case CRASH -> crashes("sensor.sys", tick);
      case AGENT_STOPPED -> ask(new ReportAgent(id, tick, false));
      case AGENT_RUNS -> ask(new ReportAgent(id, tick, true));
      case HEARTBEAT -> ask(new Heartbeat(id, tick));
      case INSTALLING -> ask(new ReportInstall(id, tick, rollout, InstallProgress.INSTALLING));
      case PENDING_RESTART ->
          ask(new ReportInstall(id, tick, rollout, InstallProgress.PENDING_RESTART));
      case ACTIVE -> ask(new ReportInstall(id, tick, rollout, InstallProgress.ACTIVE));
      case FAILED -> ask(new ReportInstall(id, tick, rollout, InstallProgress.FAILED));
      case ROLLED_BACK -> ask(new ReportInstall(id, tick, rollout, InstallProgress.ROLLED_BACK));
      case MENDED -> ask(new Remediate(id, tick, RecoveryMeans.HANDS));
      case ROLL_BACK -> ask(new RollBack(id, tick, rollout));
    };
  }

  ReportingDevice crashes(String faultingModule, int tick) {
    return ask(new ReportCrash("crash " + said++, tick, 0x50, faultingModule));
  }

  ReportingDevice ask(DeviceCommand command) {
    if (DeviceDecider.decide(device, command) instanceof Decision.Accepted<DeviceEvent> accepted) {
      accepted.events().forEach(this::happens);
    }
    return this;
  }

  private ReportingDevice happens(DeviceEvent event) {
    device = DeviceHistory.apply(device, event);
    return this;
  }

  Device device() {
    return device;
  }

  long key() {
    return device.id().key();
  }

  int mask(ReportedCounts counts, int tick) {
    return mask(counts, -1, tick);
  }

  int mask(ReportedCounts counts, int listeningSince, int tick) {
    return counts.mask(device, key(), device.heardTick(), listeningSince, tick);
  }

  int silentAt(ReportedCounts counts) {
    return counts.silentAt(device, key(), device.heardTick());
  }
}
