package io.fleettwin.cluster.rollout;

import io.fleettwin.cluster.rollout.RolloutCoordinator.RingDecided;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingState;
import io.fleettwin.rollout.RingStatus;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Hears the rings of a rollout at a tick, and keeps what each said last. */
final class RingRound {

  private final int tick;
  private final int number;
  private final RingDecided[] latest;
  private final TreeSet<Integer> missing = new TreeSet<>();
  private final Map<Integer, Integer> cohortDue = new TreeMap<>();

  /**
   * A round in which no ring has been heard.
   *
   * @param number tells the rounds of one tick apart
   * @param before the round before, for what the rings said last; {@code null} if there was none
   */
  RingRound(int tick, int number, int rings, RingRound before) {
    this.tick = tick;
    this.number = number;
    this.latest = before == null ? new RingDecided[rings] : before.latest.clone();
    if (before != null && before.tick == tick) {
      cohortDue.putAll(before.cohortDue);
    }
    for (int ring = 0; ring < rings; ring++) {
      missing.add(ring);
    }
  }

  /** Takes what a ring says; true if it was the last one missing at this tick. */
  boolean put(RingDecided decided) {
    latest[decided.ring()] = decided;
    // Offers only add to what is due: of what rings heard at different moments the earliest holds.
    decided.cohortDue().forEach((cohort, due) -> cohortDue.merge(cohort, due, Math::min));
    return decided.tick() == tick
        && decided.round() == number
        && missing.remove(decided.ring())
        && missing.isEmpty();
  }

  /** Whether every ring has ever been heard. */
  boolean isKnown() {
    return Arrays.stream(latest).allMatch(Objects::nonNull);
  }

  int number() {
    return number;
  }

  List<Integer> missing() {
    return List.copyOf(missing);
  }

  List<RingStatus> statuses() {
    return Arrays.stream(latest)
        .map(ring -> ring == null ? RingStatus.PENDING : ring.state().status())
        .toList();
  }

  int nextDue() {
    return Arrays.stream(latest).mapToInt(RingDecided::nextDue).min().orElse(Endpoint.NEVER);
  }

  /** When something happens next in the cohorts that made offers at this tick. */
  Map<Integer, Integer> cohortDue() {
    return Map.copyOf(cohortDue);
  }

  /** The view of a rollout, with what its rings said last. */
  static RolloutView view(String world, RolloutState state, RingRound round, long sequenceNr) {
    List<RingView> rings = new ArrayList<>();
    long revision = sequenceNr;
    for (int ring = 0; ring < state.plan().rings().size(); ring++) {
      RingDecided said = round == null ? null : round.latest[ring];
      rings.add(
          new RingView(
              state.plan().rings().get(ring).name(),
              said == null ? RingState.PENDING : said.state(),
              said == null ? Tally.EMPTY : said.tally()));
      revision += said == null ? 0 : said.revision();
    }
    int tick = round == null ? state.startTick() : Math.max(state.startTick(), round.tick);
    boolean known = round == null || round.isKnown();
    return new RolloutView(world, state, revision, tick, rings, known && isSettled(state, rings));
  }

  private static boolean isSettled(RolloutState state, List<RingView> rings) {
    if (!state.status().isOver()) {
      return false;
    }
    Tally total = rings.stream().map(RingView::tally).reduce(Tally.EMPTY, Tally::plus);
    boolean underWay = total.get(Count.PENDING) + total.get(Count.DEGRADED) + total.down() > 0;
    return !underWay && !(state.isReverted() && total.get(Count.INSTALLED) > 0);
  }
}
