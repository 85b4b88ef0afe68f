package io.fleettwin.rollout;

import io.fleettwin.update.Update;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An update and the rings it goes through.
 *
 * @param id 1 to 64 lower-case letters, digits or hyphens, unique in the world
 * @param rings in the order in which they open, 1 to {@value #MAX_RINGS}
 * @param rollBackOnFailure whether a failed gate takes the update back from the devices that have
 *     it
 * @param incident only in a world with simulated outcomes
 */
public record RolloutPlan(
    String id,
    Update update,
    List<RingPlan> rings,
    boolean rollBackOnFailure,
    Optional<Incident> incident) {

  /** As many rings as an Autopatch group can have. */
  public static final int MAX_RINGS = 15;

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public RolloutPlan {
    rings = List.copyOf(rings);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id: a rollout's id has 1 to 64 lower-case letters, digits or hyphens");
    }
    if (rings.isEmpty() || rings.size() > MAX_RINGS) {
      throw new IllegalArgumentException("rings: a rollout has 1 to " + MAX_RINGS + " rings");
    }
    for (int i = 0; i + 1 < rings.size(); i++) {
      if (rings.get(i).size() instanceof RingSize.Rest) {
        throw new IllegalArgumentException("rings: only the last ring can take the rest");
      }
    }
  }
}
