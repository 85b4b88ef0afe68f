package io.fleettwin.fleet;

import io.fleettwin.device.DiskType;
import io.fleettwin.recovery.BootStatusPolicy;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.software.Edition;
import io.fleettwin.software.OsBuild;

/**
 * What the machines of one form factor are like. The attributes are drawn independently of each
 * other.
 *
 * @param encrypted share with an encrypted system disk, 0 to 1
 * @param infrastructure share that other devices of the site depend on, 0 to 1
 * @param agent share that runs the security agent, 0 to 1
 */
public record MachineShares(
    Shares<Machine> machines,
    Shares<OsBuild> windows,
    Shares<Edition> editions,
    Shares<DiskType> disks,
    Shares<WinReNetwork> networks,
    Shares<BootStatusPolicy> bootStatus,
    double encrypted,
    double infrastructure,
    double agent) {
  public MachineShares {
    share("encrypted", encrypted);
    share("infrastructure", infrastructure);
    share("agent", agent);
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is a share, 0 to 1, not " + value);
    }
  }
}
