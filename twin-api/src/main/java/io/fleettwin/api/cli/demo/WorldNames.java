package io.fleettwin.api.cli.demo;

import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.stream.IntStream;

/** Names for the worlds of plans. */
public final class WorldNames {

  /** Leaves room for a number behind it: a world's name has at most 40 characters. */
  private static final int MAX_BASE_CHARS = 32;

  private WorldNames() {}

  /** The name that a plan's id makes, as far as a world can have it. */
  public static String of(String planId) {
    String cut = planId.substring(0, Math.min(planId.length(), MAX_BASE_CHARS));
    return WorldSettings.isValidName(cut) ? cut : "plan-" + cut;
  }

  /** The name itself, or with the lowest number from 2 on that is free. */
  public static String free(String name, List<String> taken) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> number == 1 ? name : name + "-" + number)
        .filter(candidate -> !taken.contains(candidate))
        .findFirst()
        .orElseThrow();
  }
}
