package io.fleettwin.api.cli.bench;

import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.device.At;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.fleet.GeneratedDevice;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;

/** What a device takes in memory. */
final class HeapRow implements Row {

  private static final Figure ENROLLED = Figure.less("twin, enrolled", "B");
  private static final Figure RECOVERED = Figure.less("twin, recovered", "B");
  private static final Figure NODE = Figure.less("whole node, recovered", "MiB");

  private static final double MIB = 1 << 20;

  /**
   * H2 keeps pages up to a fixed size, 64 MiB as shipped, which a small fleet would have to carry
   * alone.
   */
  private static final Map<String, String> SMALL_CACHE =
      Map.of("fleettwin.database.h2.cache-kib", "1024");

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public String measures() {
    return "heap in use after full collections, less that of a node without devices, by the number"
        + " of devices: twin, shard, place in the cohort, all that stays";
  }

  @Override
  public String bound() {
    return "the same devices as plain objects in a list, without actors";
  }

  @Override
  public List<Measurement> run(Trial trial) {
    var sizes = trial.inTurn(() -> twins(trial), () -> plain(trial.devices()));
    return List.of(
        Measurement.of(ENROLLED, sizes.figure().enrolled(), sizes.bound()),
        Measurement.of(RECOVERED, sizes.figure().recovered(), sizes.bound()),
        Measurement.of(NODE, sizes.figure().node() / MIB));
  }

  /**
   * Bytes of heap.
   *
   * @param enrolled of a device whose twin was made by a command
   * @param recovered of a device whose twin was read from the journal
   * @param node of everything
   */
  private record Sizes(double enrolled, double recovered, double node) {}

  private static Sizes twins(Trial trial) {
    int devices = trial.devices();
    try (Scratch scratch = trial.scratch("heap", SMALL_CACHE)) {
      long without;
      long enrolled;
      try (FleetNode node = scratch.startFirst()) {
        BenchWorld world = BenchWorld.live(node, trial.bed()).withDevices(0);
        without = Heap.usedBytes();
        world.withDevices(devices);
        world.events(); // has them all filed, so that none waits in memory
        enrolled = Heap.usedBytes();
      }
      try (FleetNode node = scratch.start()) {
        BenchWorld world = BenchWorld.live(node, trial.bed());
        world.awaitCount(devices);
        world.ask(BenchWorld.ids(devices));
        long recovered = Heap.usedBytes();
        return new Sizes(
            (double) (enrolled - without) / devices,
            (double) (recovered - without) / devices,
            recovered);
      }
    }
  }

  private static double plain(int devices) {
    long without = Heap.usedBytes();
    List<Device> plain = TestBed.generator().devices(devices).map(HeapRow::enrolled).toList();
    try {
      return (double) (Heap.usedBytes() - without) / devices;
    } finally {
      Reference.reachabilityFence(plain);
    }
  }

  private static Device enrolled(GeneratedDevice device) {
    return DeviceHistory.apply(
        null,
        new DeviceEvent.Enrolled(
            new At(0, 1, 0), device.id(), device.profile(), device.drivers(), device.installed()));
  }
}
