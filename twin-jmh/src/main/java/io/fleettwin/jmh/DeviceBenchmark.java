package io.fleettwin.jmh;

import io.fleettwin.decision.Decision;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceDecider;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** What a twin does with one report, but for writing it down. */
public class DeviceBenchmark extends SingleStep {

  private Device device;
  private long reports;

  @Setup
  public void enrol() {
    device = DeviceHistory.apply(null, Samples.enrolled(Samples.generator().device(0)));
  }

  /**
   * A start that failed, and then one that succeeded: one event each, and ids are never the same.
   */
  @Benchmark
  public Device decideAndApply() {
    reports++;
    var report = new DeviceCommand.ReportBoot("boot-" + reports, 1, reports % 2 == 0);
    Decision<DeviceEvent> decision = DeviceDecider.decide(device, report);
    if (!(decision instanceof Decision.Accepted<DeviceEvent> accepted)) {
      throw new IllegalStateException("refused: " + decision);
    }
    for (DeviceEvent event : accepted.events()) {
      device = DeviceHistory.apply(device, event);
    }
    return device;
  }
}
