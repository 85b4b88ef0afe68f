package io.fleettwin.fleet;

import io.fleettwin.device.Assignment;
import io.fleettwin.device.BootHealth;
import io.fleettwin.device.Device;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.software.InstalledVersions;
import java.util.Optional;

/**
 * A device in a list: what people sort out devices by, without drivers and history.
 *
 * @param id of the device
 * @param site name of the site
 * @param sinceTick when the health last changed
 * @param failedStarts in a row
 * @param latest the update it was offered last
 * @param holds how many safeguard holds were placed on the device itself
 * @param heardTick when it was last heard of
 */
public record DeviceSummary(
    String id,
    FormFactor formFactor,
    String site,
    BootHealth health,
    int sinceTick,
    int failedStarts,
    InstalledVersions installed,
    Optional<Latest> latest,
    int holds,
    int heardTick,
    long revision) {

  /**
   * An update that a device was offered.
   *
   * @param ring position of the device's ring in the rollout, from 0
   */
  public record Latest(String rollout, int ring, InstallProgress progress) {
    static Latest of(Assignment latest) {
      return new Latest(latest.offer().rollout(), latest.offer().ring(), latest.progress());
    }
  }

  /**
   * The summary of a device.
   *
   * @param heardTick when it was last heard of, heartbeats included that its twin has not kept
   */
  public static DeviceSummary of(Device device, int heardTick) {
    return new DeviceSummary(
        device.id().value(),
        device.profile().hardware().formFactor(),
        device.profile().site().name(),
        device.boot().health(),
        device.boot().sinceTick(),
        device.boot().failedStarts(),
        device.installed(),
        device.assignment().map(Latest::of),
        device.holds().size(),
        heardTick,
        device.revision());
  }
}
