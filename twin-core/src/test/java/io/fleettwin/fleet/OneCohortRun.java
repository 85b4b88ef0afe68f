package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingDecider;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingState;
import io.fleettwin.rollout.RingStatus;
import io.fleettwin.rollout.RolloutDecider;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.rollout.Tally;
import io.fleettwin.world.Arbiter;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.Queue;
import io.fleettwin.world.WorldSettings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A rollout through a simulated world of one cohort, as the coordinators run it: at each tick the
 * cohort does what is due, then the rings and the rollout decide, then offers go out; and the clock
 * jumps to the next tick in which something is due.
 */
final class OneCohortRun {

  private static final String ROLLOUT = "r1";

  private final OneCohort cohort;
  private final RingState[] rings;
  private Briefing told;

  private OneCohortRun(OneCohort cohort, int rings) {
    this.cohort = cohort;
    this.rings = new RingState[rings];
    Arrays.fill(this.rings, RingState.PENDING);
  }

  static OneCohortRun of(WorldSettings settings, List<DeviceProfile> fleet, RolloutPlan plan) {
    var cohort = OneCohort.of(settings);
    fleet.forEach(profile -> cohort.with(1, profile));
    return new OneCohortRun(cohort.start(plan), plan.rings().size());
  }

  /** The same, of devices with these names. */
  static OneCohortRun named(
      WorldSettings settings, Map<DeviceId, DeviceProfile> fleet, RolloutPlan plan) {
    var cohort = OneCohort.of(settings);
    fleet.forEach((id, profile) -> cohort.with(id, profile));
    return new OneCohortRun(cohort.start(plan), plan.rings().size());
  }

  /**
   * Plays until a tick, or until nothing more can happen.
   *
   * @param before each tick
   * @param after each tick
   */
  OneCohortRun until(int last, Consumer<OneCohort> before, Consumer<OneCohort> after) {
    for (int next = next(); next <= last; next = next()) {
      assertThat(next).isGreaterThan(cohort.tick());
      before.accept(cohort);
      told = cohort.briefing();
      cohort.at(next, grants(next));
      decide();
      after.accept(cohort);
    }
    return this;
  }

  OneCohort cohort() {
    return cohort;
  }

  private RolloutState rollout() {
    return cohort.rollout(ROLLOUT);
  }

  private List<RingStatus> statuses() {
    return Arrays.stream(rings).map(RingState::status).toList();
  }

  private void decide() {
    int tick = cohort.tick();
    List<RolloutEvent> events;
    do {
      for (int ring = 0; ring < rings.length; ring++) {
        decide(ring, tick);
      }
      events = RolloutDecider.tick(rollout(), statuses(), tick);
      events.forEach(event -> cohort.happens(ROLLOUT, event));
    } while (!events.isEmpty());
  }

  private void decide(int ring, int tick) {
    boolean closed =
        rollout().status() == RolloutStatus.HALTED || rollout().status() == RolloutStatus.CANCELLED;
    if (ring < rollout().released() && rings[ring].status() == RingStatus.PENDING) {
      happens(ring, new RingEvent.RingOpened(tick));
    }
    if (closed && rings[ring].status() == RingStatus.OPEN) {
      happens(ring, new RingEvent.RingClosed(tick));
    }
    RingDecider.decide(rollout().plan().rings().get(ring), rings[ring], tally(ring), tick, !closed)
        .forEach(event -> happens(ring, event));
    boolean offers =
        rings[ring].status() == RingStatus.OPEN || rings[ring].status() == RingStatus.PASSED;
    int target = Math.min(rings[ring].quota(), tally(ring).get(Count.MEMBERS));
    if (!closed && offers && target > tally(ring).get(Count.OFFERED)) {
      cohort.offer(ROLLOUT, ring, target);
    }
  }

  private void happens(int ring, RingEvent event) {
    rings[ring] = rings[ring].apply(event);
  }

  private Tally tally(int ring) {
    return cohort.tally(ROLLOUT, ring);
  }

  /** The next tick at which something happens; {@link Endpoint#NEVER} if none. */
  private int next() {
    int tick = cohort.tick();
    if (!cohort.briefing().equals(told)) {
      return tick + 1;
    }
    int next = cohort.table().nextDue();
    next = Math.min(next, RolloutDecider.nextDue(rollout(), statuses(), tick));
    for (int ring = 0; ring < rings.length; ring++) {
      var plan = rollout().plan().rings().get(ring);
      next = Math.min(next, RingDecider.nextDue(plan, rings[ring], tally(ring), tick));
    }
    for (Queue queue : cohort.table().queues()) {
      next = Math.min(next, nextGrant(queue, tick));
    }
    return Math.max(tick + 1, next);
  }

  private int nextGrant(Queue queue, int tick) {
    var desk = cohort.settings().capacity().desk();
    return switch (queue.resource()) {
      case BANDWIDTH, REMEDIATION -> tick + 1;
      case SERVICE_DESK ->
          freeHands() == 0 ? Endpoint.NEVER : desk.nextOpen(cohort.settings().calendar(), tick);
    };
  }

  private int freeHands() {
    int technicians = cohort.settings().capacity().desk().technicians();
    assertThat(cohort.table().handsOn()).isLessThanOrEqualTo(technicians);
    return technicians - cohort.table().handsOn();
  }

  private Map<Resource, Integer> grants(int tick) {
    var capacity = cohort.settings().capacity();
    Map<Resource, Integer> grants = new EnumMap<>(Resource.class);
    for (Queue queue : cohort.table().queues()) {
      int amount =
          switch (queue.resource()) {
            case BANDWIDTH -> capacity.downloadsPerMinute(rollout().plan().update().sizeKb());
            case REMEDIATION -> capacity.remediationsPerMinute();
            case SERVICE_DESK ->
                capacity.desk().isOpen(cohort.settings().calendar(), tick) ? freeHands() : 0;
          };
      Arbiter.grant(Map.of(0, queue), amount)
          .forEach((number, devices) -> grants.put(queue.resource(), devices));
    }
    return grants;
  }
}
