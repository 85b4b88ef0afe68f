package io.fleettwin.fleet;

import java.util.List;

/**
 * Devices of a cohort that match a filter, in the order of their ids.
 *
 * @param reached id of the last device that was looked at, whether it matches or not; the next page
 *     begins behind it
 * @param ended whether there is no device behind that one
 * @param looked how many devices were looked at
 */
public record DevicePage(List<DeviceSummary> devices, String reached, boolean ended, int looked) {

  /** That there are none. */
  static final DevicePage NONE = new DevicePage(List.of(), "", true, 0);

  public DevicePage {
    devices = List.copyOf(devices);
  }
}
