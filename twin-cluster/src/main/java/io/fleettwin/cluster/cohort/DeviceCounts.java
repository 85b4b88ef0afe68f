package io.fleettwin.cluster.cohort;

import io.fleettwin.device.Device;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts devices by attribute. */
final class DeviceCounts {

  private DeviceCounts() {}

  static FleetCount of(Collection<Device> all) {
    List<Device> devices = all.stream().filter(device -> !device.decommissioned()).toList();
    return new FleetCount(
        devices.size(),
        by(devices, device -> device.boot().health().name()),
        by(devices, device -> device.installed().content()),
        by(devices, device -> device.installed().agent()),
        by(devices, device -> device.installed().os().toString()),
        by(devices, device -> device.profile().hardware().formFactor().name()));
  }

  private static Map<String, Integer> by(List<Device> devices, Function<Device, String> attribute) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Device device : devices) {
      counts.merge(attribute.apply(device), 1, Integer::sum);
    }
    return counts;
  }
}
