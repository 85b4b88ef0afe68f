package io.fleettwin.forecast;

import io.fleettwin.device.BootStatus;
import io.fleettwin.device.CommandIds;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.Site;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.fleet.GeneratedDevice;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.InstalledVersions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The devices of a forecast in columns: a number for random draws, and a kind. Rows go by cohort,
 * and within a cohort by that number, so their order is the one in which devices get what is
 * scarce.
 */
public final class ForecastFleet {

  /** Devices of which the model knows no difference, but for the number in random draws. */
  private record Alike(DeviceProfile profile, DriverSet drivers, InstalledVersions installed) {}

  private final long[] keys;
  private final int[] kinds;
  private final int[] cohortStarts;
  private final List<Device> examples;

  private ForecastFleet(long[] keys, int[] kinds, int[] cohortStarts, List<Device> examples) {
    this.keys = keys;
    this.kinds = kinds;
    this.cohortStarts = cohortStarts;
    this.examples = List.copyOf(examples);
  }

  /** A fleet of devices that have just been enrolled. */
  public static ForecastFleet of(List<GeneratedDevice> devices) {
    return new Builder(devices.size()).addAll(devices).build();
  }

  /** Sorts devices into their rows. */
  private static final class Builder {
    private final Map<Alike, Integer> known = new HashMap<>();
    private final java.util.ArrayList<Device> examples = new java.util.ArrayList<>();
    private final long[] keys;
    private final int[] kindOf;
    private int size;

    Builder(int devices) {
      keys = new long[devices];
      kindOf = new int[devices];
    }

    Builder addAll(Iterable<GeneratedDevice> devices) {
      for (GeneratedDevice device : devices) {
        keys[size] = device.id().key();
        kindOf[size++] = kind(device);
      }
      return this;
    }

    private int kind(GeneratedDevice device) {
      Alike alike = new Alike(withoutName(device.profile()), device.drivers(), device.installed());
      return known.computeIfAbsent(
          alike,
          kind -> {
            examples.add(example(device.id(), kind));
            return examples.size() - 1;
          });
    }

    ForecastFleet build() {
      int[] starts = new int[Cohorts.COUNT + 1];
      for (long key : keys) {
        starts[Cohorts.of(key) + 1]++;
      }
      Arrays.parallelPrefix(starts, Integer::sum);
      long[] sorted = new long[keys.length];
      int[] next = starts.clone();
      for (long key : keys) {
        sorted[next[Cohorts.of(key)]++] = key;
      }
      for (int cohort = 0; cohort < Cohorts.COUNT; cohort++) {
        sortUnsigned(sorted, starts[cohort], starts[cohort + 1]);
      }
      int[] kinds = new int[keys.length];
      for (int i = 0; i < keys.length; i++) {
        int cohort = Cohorts.of(keys[i]);
        kinds[search(sorted, starts[cohort], starts[cohort + 1], keys[i])] = kindOf[i];
      }
      return new ForecastFleet(sorted, kinds, starts, examples);
    }
  }

  private static void sortUnsigned(long[] keys, int from, int to) {
    flip(keys, from, to);
    Arrays.sort(keys, from, to);
    flip(keys, from, to);
  }

  private static void flip(long[] keys, int from, int to) {
    for (int i = from; i < to; i++) {
      keys[i] ^= Long.MIN_VALUE;
    }
  }

  private static int search(long[] keys, int from, int to, long key) {
    int low = from;
    int high = to - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(keys[middle], key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static DeviceProfile withoutName(DeviceProfile profile) {
    return new DeviceProfile(
        profile.hardware(),
        profile.edition(),
        new Site("any", profile.site().utcOffsetMinutes()),
        profile.role(),
        profile.encrypted(),
        profile.recovery());
  }

  private static Device example(DeviceId id, Alike kind) {
    return new Device(
        id,
        kind.profile(),
        kind.drivers(),
        kind.installed(),
        BootStatus.atEnrolment(0),
        Optional.empty(),
        List.of(),
        Set.of(),
        0,
        0,
        false,
        CommandIds.NONE,
        1);
  }

  /** How many devices there are. */
  public int size() {
    return keys.length;
  }

  /** The number that stands for a device in random draws. */
  long key(int row) {
    return keys[row];
  }

  /** Its position in {@link #examples}. */
  int kind(int row) {
    return kinds[row];
  }

  /** A device of each kind. */
  List<Device> examples() {
    return examples;
  }

  /** The first row of a cohort; that of the cohort behind the last is {@link #size}. */
  int start(int cohort) {
    return cohortStarts[cohort];
  }
}
