package io.fleettwin.fleet;

import io.fleettwin.device.Site;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;

/**
 * The sites of a fleet. Devices come in groups of consecutive numbers, such as the subsidiaries of
 * a company; each group lies in one region and has the same mix of larger and smaller sites. So the
 * number of sites grows with the fleet, and the site of a device does not depend on how large the
 * fleet is.
 *
 * @param devicesPerGroup 1 to {@value #MAX_DEVICES_PER_GROUP}
 * @param sizes numbers from 1 of the sites of a group, with the shares of its devices that they
 *     have
 */
public record SiteShares(int devicesPerGroup, Shares<Integer> sizes, Shares<Region> regions) {

  public static final int MAX_DEVICES_PER_GROUP = 1_000_000;

  /** The golden ratio's fractional part: multiples of it fill the unit interval most evenly. */
  private static final double GOLDEN = 0.6180339887498949;

  /**
   * Where sites lie.
   *
   * @param name 1 to 40 characters
   * @param utcOffsetMinutes local time minus UTC, -720 to 840
   */
  public record Region(String name, int utcOffsetMinutes) {
    public Region {
      if (name.isEmpty() || name.length() > 40) {
        throw new IllegalArgumentException("a region's name has 1 to 40 characters");
      }
    }
  }

  public SiteShares {
    if (devicesPerGroup < 1 || devicesPerGroup > MAX_DEVICES_PER_GROUP) {
      throw new IllegalArgumentException("devicesPerGroup is 1 to " + MAX_DEVICES_PER_GROUP);
    }
  }

  /** The site of a device. */
  Site siteOf(int device, Draws draws) {
    int group = device / devicesPerGroup;
    int number = sizes.pick(draws.unit(device, Draw.PROFILE, Attribute.SITE.ordinal()));
    Region region = regionOf(group, draws);
    return new Site(
        region.name() + "-" + Numbers.padded(group, 4) + "-" + number, region.utcOffsetMinutes());
  }

  /**
   * Regions are dealt out by a low-discrepancy sequence with a random start: independent draws
   * would leave a fleet of ten groups far from the shares.
   */
  private Region regionOf(int group, Draws draws) {
    double place = draws.unit(0, Draw.PROFILE, Attribute.REGION.ordinal()) + group * GOLDEN;
    return regions.pick(place - Math.floor(place));
  }
}
