package io.fleettwin.world;

import io.fleettwin.endpoint.Resource;
import java.util.Arrays;

/**
 * How many devices of a cohort wait for a resource.
 *
 * @param ticks since when they wait, ascending
 * @param counts how many wait since each of these ticks
 */
public record Queue(Resource resource, int[] ticks, int[] counts) {

  public Queue {
    if (ticks.length != counts.length) {
      throw new IllegalArgumentException("a queue has as many counts as ticks");
    }
    ticks = ticks.clone();
    counts = counts.clone();
  }

  @Override
  public int[] ticks() {
    return ticks.clone();
  }

  @Override
  public int[] counts() {
    return counts.clone();
  }

  /** How many devices wait. */
  public int length() {
    return Arrays.stream(counts).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Queue queue
        && resource == queue.resource
        && Arrays.equals(ticks, queue.ticks)
        && Arrays.equals(counts, queue.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ticks) * 31 + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return resource + " " + Arrays.toString(ticks) + " " + Arrays.toString(counts);
  }
}
