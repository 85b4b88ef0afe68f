package io.fleettwin.jmh;

import io.fleettwin.decision.Decision;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceDecider;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a twin does with one report, but for writing it down. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DeviceBenchmark {

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
