package io.fleettwin.update;

import io.fleettwin.device.Device;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;
import io.fleettwin.software.Driver;
import io.fleettwin.software.StartType;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What is wrong with an update.
 *
 * <p>What it does follows from the update's mode: in kernel mode it stops the machine with a bug
 * check, in user mode it stops the agent's process.
 *
 * @param exposed whom it can hit
 * @param share of the exposed devices that it hits, 0 to 1
 * @param trigger when it shows
 * @param afterMinutes how long the new version runs before it shows; only for AFTER_RUNNING
 * @param stopCode bug check code, such as 0x50
 * @param faultingModule the driver that faults, in lower case as drivers' modules are
 */
public record Defect(
    Combination exposed,
    double share,
    Trigger trigger,
    int afterMinutes,
    int stopCode,
    String faultingModule) {
  public Defect {
    Objects.requireNonNull(exposed, "exposed");
    Objects.requireNonNull(trigger, "trigger");
    faultingModule = faultingModule.toLowerCase(Locale.ROOT);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share is 0 to 1, not " + share);
    }
    if (afterMinutes < 0) {
      throw new IllegalArgumentException("afterMinutes must not be negative");
    }
  }

  /** Whether it hits this device: the same answer each time it is asked. */
  public boolean hits(Device device, long deviceKey, Draws draws) {
    return canHit(device) && isDrawn(deviceKey, draws);
  }

  /**
   * Whether it can hit devices like this one. A driver that is disabled never runs, and so never
   * faults. One that the inventory does not list may be there all the same; {@link
   * Combination#requiredModule} is for those that must be listed.
   */
  public boolean canHit(Device device) {
    return exposed.matches(device)
        && faultingDriver(device).map(driver -> driver.start() != StartType.DISABLED).orElse(true);
  }

  /** Whether a device is among the share of those it can hit that it does hit. */
  public boolean isDrawn(long deviceKey, Draws draws) {
    return share >= 1 || draws.happens(share, deviceKey, Draw.DEFECT_HITS, 0);
  }

  /**
   * Whether the fault comes back at each start of this device. It does unless it shows only after
   * running for a time, or the faulting driver is known not to be loaded at each start.
   *
   * <p>Source: Windows driver documentation, INF AddService directive: drivers of devices are
   * started on demand by Plug and Play, at each start that finds the device.
   */
  public boolean recursAtEveryStart(Device device) {
    if (trigger == Trigger.AFTER_RUNNING) {
      return false;
    }
    return faultingDriver(device)
        .map(driver -> driver.start().loadsAtEveryStart(driver.load()))
        .orElse(true);
  }

  private Optional<Driver> faultingDriver(Device device) {
    return device.drivers().find(faultingModule);
  }
}
