package io.fleettwin.api.json;

import io.fleettwin.device.Device;

/**
 * What a command has done to a device.
 *
 * @param changed false if it changed nothing, for instance because the same command came before
 */
public record DeviceReceipt(
    String world, String id, long revision, boolean changed, String health) {

  public static DeviceReceipt of(String world, Device device, boolean changed) {
    return new DeviceReceipt(
        world,
        device.id().value(),
        device.revision(),
        changed,
        WireNames.of(device.boot().health()));
  }
}
