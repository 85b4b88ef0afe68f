package io.fleettwin.forecast;

import io.fleettwin.device.Device;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.fleet.GeneratedDevice;
import io.fleettwin.rollout.RolloutPlan;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The devices of a forecast in columns: a number for random draws, and a kind. Rows go by cohort,
 * and within a cohort by that number, so their order is the one in which devices get what is
 * scarce.
 */
public final class ForecastFleet {

  /** Updates of which it is remembered whom they hit: those of a study, and some more. */
  private static final int KNOWN = 16;

  /** Devices that are made by one at a time. */
  private static final int PART = 4_096;

  private final long[] keys;
  private final int[] kinds;
  private final int[] cohortStarts;
  private final List<Device> examples;
  private final Map<Kinds.Question, Kinds> known = new ConcurrentHashMap<>();

  private ForecastFleet(long[] keys, int[] kinds, int[] cohortStarts, List<Device> examples) {
    this.keys = keys;
    this.kinds = kinds;
    this.cohortStarts = cohortStarts;
    this.examples = List.copyOf(examples);
  }

  /** A fleet of devices that have just been enrolled. */
  public static ForecastFleet of(List<GeneratedDevice> devices) {
    return of(devices.size(), devices::get, Crew.ALONE);
  }

  /**
   * The same, of devices that are made one by one and then forgotten.
   *
   * @param made gives the device of a number, on all threads of the crew at once
   */
  public static ForecastFleet of(int size, IntFunction<GeneratedDevice> made, Crew crew) {
    Alike alike = new Alike();
    long[] keys = new long[size];
    int[] kinds = new int[size];
    share(
        size,
        crew,
        number -> {
          GeneratedDevice device = made.apply(number);
          keys[number] = device.id().key();
          kinds[number] = alike.kindOf(device);
        });
    return sorted(keys, kinds, alike.examples(), crew);
  }

  /** Shares numbers out among a crew, in parts of some size. */
  private static void share(int size, Crew crew, IntConsumer each) {
    AtomicInteger next = new AtomicInteger();
    Runnable task =
        () -> {
          for (int from = next.getAndAdd(PART); from < size; from = next.getAndAdd(PART)) {
            IntStream.range(from, Math.min(size, from + PART)).forEach(each);
          }
        };
    crew.run(Collections.nCopies(crew.size(), task));
  }

  private static ForecastFleet sorted(long[] keys, int[] kinds, List<Device> examples, Crew crew) {
    int[] starts = new int[Cohorts.COUNT + 1];
    for (long key : keys) {
      starts[Cohorts.of(key) + 1]++;
    }
    addUp(starts);
    long[] sorted = new long[keys.length];
    int[] next = starts.clone();
    for (long key : keys) {
      sorted[next[Cohorts.of(key)]++] = key;
    }
    for (int cohort = 0; cohort < Cohorts.COUNT; cohort++) {
      sortUnsigned(sorted, starts[cohort], starts[cohort + 1]);
    }
    int[] kindOf = new int[keys.length];
    share(
        keys.length,
        crew,
        number -> {
          int cohort = Cohorts.of(keys[number]);
          kindOf[search(sorted, starts[cohort], starts[cohort + 1], keys[number])] = kinds[number];
        });
    return new ForecastFleet(sorted, kindOf, starts, examples);
  }

  /** From how many there are of each to where each begins. */
  static void addUp(int[] counts) {
    for (int i = 1; i < counts.length; i++) {
      counts[i] += counts[i - 1];
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

  /** How many devices there are. */
  public int size() {
    return keys.length;
  }

  /** The number that stands for a device in random draws. */
  long key(int row) {
    return keys[row];
  }

  /** Its number in {@link Kinds}. */
  int kind(int row) {
    return kinds[row];
  }

  /** What a plan's update means to each kind; remembered, since a study asks with many seeds. */
  Kinds kinds(RolloutPlan plan) {
    var question = Kinds.Question.of(plan);
    Kinds answer = known.get(question);
    if (answer == null) {
      if (known.size() >= KNOWN) {
        known.clear();
      }
      answer = known.computeIfAbsent(question, asked -> new Kinds(examples, asked));
    }
    return answer;
  }

  /** The first row of a cohort; that of the cohort behind the last is {@link #size}. */
  int start(int cohort) {
    return cohortStarts[cohort];
  }
}
