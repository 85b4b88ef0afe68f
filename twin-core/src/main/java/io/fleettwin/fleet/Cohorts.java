package io.fleettwin.fleet;

import io.fleettwin.device.DeviceId;

/**
 * Which cohort a device belongs to. A cohort is also the shard of its devices, so this mapping is
 * for ever: changing it would separate devices from their history.
 */
public final class Cohorts {

  /** Number of cohorts of each world: ten times the nodes that a cluster is planned for. */
  public static final int COUNT = 128;

  private Cohorts() {}

  /** The cohort of a device, 0 to {@value #COUNT} - 1. */
  public static int of(DeviceId device) {
    return of(device.key());
  }

  /** The cohort of the device that this number stands for in draws. */
  public static int of(long deviceKey) {
    return (int) Long.remainderUnsigned(deviceKey, COUNT);
  }
}
