package io.fleettwin.cluster.node;

import io.fleettwin.fleet.DevicePosition;
import io.fleettwin.fleet.DeviceSummary;
import java.util.List;
import java.util.Optional;

/**
 * A page of the devices of a world that match a filter.
 *
 * @param next where the next page begins; empty if this is the last one
 */
public record FoundDevices(List<DeviceSummary> devices, Optional<DevicePosition> next) {

  public FoundDevices {
    devices = List.copyOf(devices);
  }
}
