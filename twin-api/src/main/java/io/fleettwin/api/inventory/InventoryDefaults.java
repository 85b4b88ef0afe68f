package io.fleettwin.api.inventory;

import io.fleettwin.device.DiskType;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Hardware;
import io.fleettwin.device.Site;
import io.fleettwin.device.SiteRole;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.software.Edition;
import io.fleettwin.software.OsBuild;

/**
 * What a new device is taken for where its inventory is silent. They are assumptions, none of them
 * measured; report the device with its real values to replace them.
 */
public final class InventoryDefaults {

  /** What businesses buy their machines with. */
  public static final Edition EDITION = Edition.PRO;

  /**
   * Windows 11 24H2 as it was released, without updates, and so without Quick Machine Recovery: the
   * worse case.
   */
  public static final OsBuild OS = new OsBuild(OsBuild.WINDOWS_11_24H2, 0);

  /** No inventory here tells the disk; most machines that run Windows 11 have an SSD. */
  public static final Hardware HARDWARE = new Hardware("", "", FormFactor.DESKTOP, DiskType.SSD);

  /** No inventory here tells the site. */
  public static final Site SITE = new Site("unknown", 0);

  public static final SiteRole ROLE = SiteRole.STANDARD;

  /** Without encryption, recovery by hand needs no key: the easier case. */
  public static final boolean ENCRYPTED = false;

  public static final WinReNetwork NETWORK = WinReNetwork.WIRED;

  private InventoryDefaults() {}
}
