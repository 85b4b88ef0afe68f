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
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.VersionChange;
import io.fleettwin.software.VersionChange.Part;
import java.util.List;

/** Commands in few words; each has the id it is given, and comes at tick {@value #TICK}. */
final class Commands {

  static final int TICK = 1_000;
  static final int STOP_CODE = 0x50;

  /** The new content that rollouts of these tests offer. */
  static final VersionChange CONTENT_291 = new VersionChange(Part.CONTENT, "channel", "291");

  private Commands() {}

  static Enrol enrol() {
    return enrol("enrol", Machines.desktop());
  }

  static Enrol enrol(String id, DeviceProfile profile) {
    return new Enrol(id, TICK, Machines.ID, profile, Machines.DRIVERS, Machines.INSTALLED);
  }

  static ReportInventory inventory(String id, InstalledVersions installed) {
    return new ReportInventory(id, TICK, Machines.desktop(), Machines.DRIVERS, installed, true);
  }

  static ReportInventory imported(String id, InstalledVersions installed) {
    return new ReportInventory(id, TICK, Machines.desktop(), Machines.DRIVERS, installed, false);
  }

  static ReportBoot started(String id) {
    return new ReportBoot(id, TICK, true);
  }

  static ReportBoot failedStart(String id) {
    return failedStart(id, TICK);
  }

  static ReportBoot failedStart(String id, int tick) {
    return new ReportBoot(id, tick, false);
  }

  static ReportCrash crash(String id) {
    return new ReportCrash(id, TICK, STOP_CODE, "sensor.sys");
  }

  static ReportAgent agent(String id, boolean running) {
    return new ReportAgent(id, TICK, running);
  }

  static Heartbeat heartbeat(String id) {
    return new Heartbeat(id, TICK);
  }

  static OfferUpdate offer(String id, String rollout) {
    return offer(id, rollout, CONTENT_291);
  }

  static OfferUpdate offer(String id, String rollout, VersionChange change) {
    return new OfferUpdate(id, TICK, new Offer(rollout, 0, "update-of-" + rollout, change), 0);
  }

  static ReportInstall progress(String id, String rollout, InstallProgress progress) {
    return new ReportInstall(id, TICK, rollout, progress);
  }

  static RollBack rollBack(String id, String rollout) {
    return new RollBack(id, TICK, rollout);
  }

  static Hold hold(String id, String holdId) {
    return new Hold(id, TICK, holdId);
  }

  static Release release(String id, String holdId) {
    return new Release(id, TICK, holdId);
  }

  static Remediate mended(String id, RecoveryMeans means) {
    return new Remediate(id, TICK, means);
  }

  static Decommission decommission(String id) {
    return new Decommission(id, TICK);
  }

  static RecordEndpoint simulated(String id, long ifRevision, DeviceEvent... events) {
    return new RecordEndpoint(id, TICK, ifRevision, List.of(events));
  }
}
