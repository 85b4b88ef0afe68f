package io.fleettwin.api.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * What something took.
 *
 * @param wallNanos on the wall
 * @param cpuNanos of all threads of this process: garbage collection and compilation too, and
 *     whoever sends the load
 */
record Elapsed(long wallNanos, long cpuNanos) {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  /** What this takes. */
  static Elapsed of(Runnable work) {
    long cpu = SYSTEM.getProcessCpuTime();
    long wall = System.nanoTime();
    Phase.timed(work);
    return new Elapsed(System.nanoTime() - wall, SYSTEM.getProcessCpuTime() - cpu);
  }

  double seconds() {
    return wallNanos / SECOND;
  }

  double cpuSeconds() {
    return cpuNanos / SECOND;
  }

  /** So many things in a second. */
  double perSecond(long things) {
    return things / seconds();
  }

  /** Microseconds of CPU time for each of so many things. */
  double cpuMicrosEach(long things) {
    return cpuNanos / 1000.0 / things;
  }
}
