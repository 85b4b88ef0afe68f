package io.fleettwin.api.json;

import io.fleettwin.fleet.DeviceSummary;
import io.fleettwin.world.WorldSettings;
import java.util.List;

/**
 * A page of a world's devices.
 *
 * @param cursor for the next page; left out on the last one
 */
public record DeviceListJson(List<Entry> devices, String cursor) {

  /**
   * A device, in short.
   *
   * @param href path of its resource
   * @param site name of the site
   * @param since moment at which the health last changed
   * @param build of Windows
   * @param agent left out if there is none
   * @param content left out if there is none
   * @param assignment the latest update it was offered; left out if there was none
   * @param holds how many safeguard holds were placed on the device itself
   * @param lastHeard moment
   */
  public record Entry(
      String id,
      String href,
      long revision,
      String formFactor,
      String site,
      String health,
      String since,
      int failedStarts,
      String build,
      String agent,
      String content,
      Latest assignment,
      int holds,
      String lastHeard) {

    public static Entry of(DeviceSummary device, WorldSettings world, String href) {
      var installed = device.installed();
      return new Entry(
          device.id(),
          href,
          device.revision(),
          WireNames.of(device.formFactor()),
          device.site(),
          WireNames.of(device.health()),
          world.momentOf(device.sinceTick()).toString(),
          device.failedStarts(),
          installed.os().toString(),
          installed.agent().isEmpty() ? null : installed.agent(),
          installed.content().isEmpty() ? null : installed.content(),
          device.latest().map(Latest::of).orElse(null),
          device.holds(),
          world.momentOf(device.heardTick()).toString());
    }
  }

  /**
   * An update that a device was offered.
   *
   * @param ring position of the device's ring in the rollout, from 0
   */
  public record Latest(String rollout, int ring, String progress) {
    private static Latest of(DeviceSummary.Latest latest) {
      return new Latest(latest.rollout(), latest.ring(), WireNames.of(latest.progress()));
    }
  }
}
