package io.fleettwin.cluster.serialization;

import static io.fleettwin.cluster.serialization.SampleValues.DRIVERS;
import static io.fleettwin.cluster.serialization.SampleValues.INSTALLED;
import static io.fleettwin.cluster.serialization.SampleValues.PROFILE;

import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.*;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.recovery.RecoveryMeans;
import java.util.stream.Stream;

/** One of every command to a device. */
final class SampleCommands {

  private static final String ID = "command-1";
  private static final int TICK = 1_440;

  private SampleCommands() {}

  static Stream<DeviceCommand> all() {
    return Stream.of(
        new Enrol(ID, TICK, SampleValues.DEVICE.id(), PROFILE, DRIVERS, INSTALLED),
        new ReportInventory(ID, TICK, PROFILE, DRIVERS, INSTALLED, true),
        new Heartbeat(ID, TICK),
        new ReportBoot(ID, TICK, true),
        new ReportCrash(ID, TICK, 0x50, "csagent.sys"),
        new ReportAgent(ID, TICK, true),
        new OfferUpdate(ID, TICK, SampleValues.OFFER, SampleValues.AT.endpoint()),
        new ReportInstall(ID, TICK, "july-2024", InstallProgress.PENDING_RESTART),
        new RollBack(ID, TICK, "july-2024"),
        new Hold(ID, TICK, "hold-1"),
        new Release(ID, TICK, "hold-1"),
        new Remediate(ID, TICK, RecoveryMeans.HANDS_WITH_KEY),
        new Decommission(ID, TICK),
        new RecordEndpoint(ID, TICK, 17, SampleEvents.DEVICE));
  }
}
