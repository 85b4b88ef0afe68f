package io.fleettwin.api.json;

import io.fleettwin.cluster.rollout.RingView;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.Tally;
import io.fleettwin.world.WorldSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a rollout stands.
 *
 * @param settled whether it is over, and no device is pending, down or degraded
 * @param asOf moment by the world's clock
 * @param ended moment at which it was halted, cancelled or completed; left out if it was not
 * @param reverted moment at which the update was taken back; left out if it was not
 * @param haltedBy name of the ring whose gate failed; left out if none did
 * @param down devices that nobody can work on
 * @param tally of all rings: devices by what has become of them
 */
public record RolloutJson(
    String world,
    String id,
    long revision,
    String status,
    boolean settled,
    String asOf,
    String started,
    String ended,
    String reverted,
    String haltedBy,
    int down,
    Map<String, Integer> tally,
    List<RingProgressJson> rings,
    UpdateJson update,
    boolean rollBackOnFailure,
    IncidentJson incident) {

  /** The document of a rollout in this world. */
  public static RolloutJson of(RolloutView view, WorldSettings world) {
    RolloutState state = view.state();
    RolloutPlan plan = state.plan();
    Tally total = view.total();
    return new RolloutJson(
        view.world(),
        plan.id(),
        view.revision(),
        WireNames.of(state.status()),
        view.settled(),
        world.momentOf(view.tick()).toString(),
        world.momentOf(state.startTick()).toString(),
        moment(state.endedTick(), world),
        moment(state.revertTick(), world),
        state.haltedBy() < 0 ? null : plan.rings().get(state.haltedBy()).name(),
        total.down(),
        tally(total),
        rings(view, world),
        UpdateJson.of(plan.update()),
        plan.rollBackOnFailure(),
        plan.incident().map((Incident incident) -> IncidentJson.of(incident)).orElse(null));
  }

  private static String moment(int tick, WorldSettings world) {
    return tick == Endpoint.NEVER ? null : world.momentOf(tick).toString();
  }

  private static List<RingProgressJson> rings(RolloutView view, WorldSettings world) {
    List<RingProgressJson> rings = new ArrayList<>();
    for (int i = 0; i < view.rings().size(); i++) {
      RingView ring = view.rings().get(i);
      RingJson plan = RingJson.of(view.state().plan().rings().get(i));
      rings.add(RingProgressJson.of(ring, plan, world));
    }
    return rings;
  }

  /** All counts, also those that are 0, so that a reader need not know what may be missing. */
  static Map<String, Integer> tally(Tally tally) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Count count : Count.values()) {
      counts.put(WireNames.of(count), tally.get(count));
    }
    return counts;
  }
}
