package io.fleettwin.cluster.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.cluster.node.Machine;
import io.fleettwin.decision.Decision;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.Decommission;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.device.DeviceDecider;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.fleet.DeviceCounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetCountTest {

  @Test
  void devicesAreCountedByAttributeAndThoseThatHaveLeftNotAtAll() {
    Device kiosk = after(null, Machine.kiosk(1).enrol());
    Device server = after(null, Machine.server(2).enrol());
    Device crashed = after(server, new ReportCrash("crash", 5, 0x50, "csagent.sys"));
    Device gone = after(after(null, Machine.kiosk(3).enrol()), new Decommission("gone", 5));

    FleetCount count = count(List.of(kiosk, crashed, gone));

    assertThat(count)
        .isEqualTo(
            new FleetCount(
                2,
                Map.of("HEALTHY", 1, "CRASHED", 1),
                Map.of(Machine.OLD_CONTENT, 2),
                Map.of("7.11", 2),
                Map.of("10.0.22631.3880", 2),
                Map.of("KIOSK", 1, "SERVER", 1)));
  }

  @Test
  void countsOfCohortsAddUp() {
    FleetCount one = count(List.of(after(null, Machine.kiosk(1).enrol())));
    FleetCount other = count(List.of(after(null, Machine.server(1).enrol())));

    FleetCount both = one.plus(other).plus(FleetCount.NONE);

    assertThat(both.devices()).isEqualTo(2);
    assertThat(both.health()).containsExactly(Map.entry("HEALTHY", 2));
    assertThat(both.formFactor()).containsOnly(Map.entry("KIOSK", 1), Map.entry("SERVER", 1));
    assertThat(FleetCount.NONE.plus(one)).isEqualTo(one);
  }

  private static FleetCount count(List<Device> devices) {
    DeviceCounts counts = new DeviceCounts();
    devices.forEach(device -> counts.replace(null, device));
    return FleetCount.of(counts);
  }

  private static Device after(Device before, DeviceCommand command) {
    Device device = before;
    var accepted = (Decision.Accepted<DeviceEvent>) DeviceDecider.decide(before, command);
    for (DeviceEvent event : accepted.events()) {
      device = DeviceHistory.apply(device, event);
    }
    return device;
  }
}
