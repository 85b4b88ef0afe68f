package io.fleettwin.api.json;

import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.world.WorldSettings;
import java.util.List;

/**
 * A device's twin.
 *
 * @param lastHeard moment
 * @param assignment the latest update it was offered; left out if there was none
 * @param earlier the updates it was offered before, oldest first
 * @param holds ids of the safeguard holds that keep updates away from it
 */
public record DeviceJson(
    String world,
    String id,
    long revision,
    HardwareJson hardware,
    String edition,
    SiteJson site,
    String siteRole,
    boolean encrypted,
    RecoveryJson recovery,
    String os,
    String agent,
    String content,
    List<DriverJson> drivers,
    BootJson boot,
    String lastHeard,
    AssignmentJson assignment,
    List<AssignmentJson> earlier,
    List<String> holds) {

  /** The document of a device of this world. */
  public static DeviceJson of(Device device, WorldSettings world) {
    DeviceProfile profile = device.profile();
    var installed = device.installed();
    return new DeviceJson(
        world.name(),
        device.id().value(),
        device.revision(),
        HardwareJson.of(profile.hardware()),
        WireNames.of(profile.edition()),
        SiteJson.of(profile.site()),
        WireNames.of(profile.role()),
        profile.encrypted(),
        RecoveryJson.of(profile.recovery()),
        installed.os().toString(),
        installed.agent().isEmpty() ? null : installed.agent(),
        installed.content().isEmpty() ? null : installed.content(),
        device.drivers().drivers().stream().map(DriverJson::of).toList(),
        BootJson.of(device.boot(), world),
        world.momentOf(device.heardTick()).toString(),
        device.assignment().map(AssignmentJson::of).orElse(null),
        device.earlier().stream().map(AssignmentJson::of).toList(),
        device.holds().stream().sorted().toList());
  }
}
