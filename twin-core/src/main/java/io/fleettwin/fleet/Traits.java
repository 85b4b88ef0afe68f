package io.fleettwin.fleet;

import io.fleettwin.device.Device;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What each row's device is found by, its name aside, in one number a row: a filter asks each value
 * that there is once, and then looks at numbers instead of devices.
 *
 * <p>{@link Equipment} and {@link Standing} are codes of values, of which a cohort has some
 * hundred. All conditions in one value would be as good as a number a device, since a cohort of
 * 7,800 devices has 3,500 sites. A table of those would take more memory than the numbers, so of a
 * site's name there is a digest: whom it lets through is looked at.
 */
final class Traits {

  private static final int CODE_BITS = 21;
  private static final int SITE_SHIFT = 2 * CODE_BITS;
  private static final int CODE_MASK = (1 << CODE_BITS) - 1;
  private static final long SITE_MASK = -1L << SITE_SHIFT;

  private final Rows rows;
  private final Codes<Equipment> equipment = new Codes<>();
  private final Codes<Standing> standing = new Codes<>();
  private long[] traits = new long[0];
  private int size;

  Traits(Rows rows) {
    this.rows = rows;
  }

  /** A row is new, which come in their order, or its device has changed. */
  void changed(int row) {
    Device device = rows.device(row);
    Equipment has = Equipment.of(device);
    Standing stands = Standing.of(device);
    if (row == traits.length) {
      traits = Arrays.copyOf(traits, Math.max(16, row + (row >> 1)));
    }
    if (row == size) {
      size++;
      traits[row] = join(equipment.enter(has), standing.enter(stands), device);
    } else {
      long before = traits[row];
      traits[row] =
          join(
              equipment.change(equipmentOf(before), has),
              standing.change(standingOf(before), stands),
              device);
    }
  }

  private static long join(int equipment, int standing, Device device) {
    if ((equipment | standing) > CODE_MASK) {
      throw new IllegalStateException("more kinds of devices in a cohort than there are codes");
    }
    return digest(device.profile().site().name()) | (long) standing << CODE_BITS | equipment;
  }

  private static int equipmentOf(long traits) {
    return (int) traits & CODE_MASK;
  }

  private static int standingOf(long traits) {
    return (int) (traits >>> CODE_BITS) & CODE_MASK;
  }

  /** The highest bits of a product depend on all bits of a hash. */
  private static long digest(String site) {
    return site.hashCode() * 0x9E3779B97F4A7C15L & SITE_MASK;
  }

  /** The rows whose devices match, as long as none changes. */
  Selection select(DeviceFilter filter) {
    return new Selection(filter);
  }

  /** A filter in codes. */
  final class Selection {
    private final DeviceFilter filter;
    private final boolean[] standings;
    private final boolean[] equipments;
    private final long siteMask;
    private final long site;

    private Selection(DeviceFilter filter) {
      this.filter = filter;
      standings = standing.meeting(filter::meets);
      equipments = standings.length == 0 ? standings : equipment.meeting(filter::meets);
      siteMask = filter.site().isPresent() ? SITE_MASK : 0;
      site = filter.site().map(Traits::digest).orElse(0L);
    }

    /** Whether the codes tell that nobody matches. */
    boolean isEmpty() {
      return equipments.length == 0;
    }

    /** Whether the device of a row matches, if its name does. */
    boolean has(int row) {
      long its = traits[row];
      return (its & siteMask) == site
          && standings[standingOf(its)]
          && equipments[equipmentOf(its)]
          && (siteMask == 0 || filter.isAt(rows.device(row)));
    }

    /** How many of some rows are selected, by attribute. */
    DeviceCounts count(IntStream some) {
      int[] byEquipment = equipment.counters();
      int[] byStanding = standing.counters();
      some.filter(this::has)
          .forEach(row -> {
            byEquipment[equipmentOf(traits[row])]++;
            byStanding[standingOf(traits[row])]++;
          });
      DeviceCounts counts = new DeviceCounts();
      equipment.tell(byEquipment, counts::add);
      standing.tell(byStanding, counts::add);
      return counts;
    }
  }
}
