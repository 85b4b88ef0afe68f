package io.fleettwin.forecast;

import io.fleettwin.device.Device;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.fleet.GeneratedDevice;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The devices of a forecast in columns: a number for random draws, and a kind. Rows go by cohort,
 * and within a cohort by that number, so their order is the one in which devices get what is
 * scarce.
 */
public final class ForecastFleet {

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
    return of(devices.size(), devices::get);
  }

  /**
   * The same, of devices that are made one by one and then forgotten.
   *
   * @param made gives the device of a number, on several threads at once
   */
  public static ForecastFleet of(int size, IntFunction<GeneratedDevice> made) {
    Alike alike = new Alike();
    long[] keys = new long[size];
    int[] kinds = new int[size];
    IntStream.range(0, size)
        .parallel()
        .forEach(number -> {
          GeneratedDevice device = made.apply(number);
          keys[number] = device.id().key();
          kinds[number] = alike.kindOf(device);
        });
    return sorted(keys, kinds, alike.examples());
  }

  private static ForecastFleet sorted(long[] keys, int[] kinds, List<Device> examples) {
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
    IntStream.range(0, Cohorts.COUNT)
        .parallel()
        .forEach(cohort -> sortUnsigned(sorted, starts[cohort], starts[cohort + 1]));
    int[] kindOf = new int[keys.length];
    IntStream.range(0, keys.length)
        .parallel()
        .forEach(number -> {
          int cohort = Cohorts.of(keys[number]);
          kindOf[search(sorted, starts[cohort], starts[cohort + 1], keys[number])] = kinds[number];
        });
    return new ForecastFleet(sorted, kindOf, starts, examples);
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
