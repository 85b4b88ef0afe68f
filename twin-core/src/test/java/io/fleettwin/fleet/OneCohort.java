package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.decision.Decision;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.Enrol;
import io.fleettwin.device.DeviceDecider;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.Machines;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.Tally;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.RolloutBriefing;
import io.fleettwin.world.WorldSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cohort, by itself or in a {@link PlainWorld}: its table, and the twins that carry out what the
 * table says and tell it what has come of it. Tests move the clock.
 */
final class OneCohort {

  private final WorldSettings settings;
  private final Map<String, Device> twins = new TreeMap<>();
  private final Map<String, RolloutState> rollouts;
  private final List<SafeguardHold> holds;
  private final List<DeviceEvent.UpdateOffered> offered = new ArrayList<>();
  private final List<Recorded> recorded = new ArrayList<>();
  private CohortTable table = new CohortTable();
  private final Map<DeviceId, Integer> heartbeats = new HashMap<>();
  private int listeningSince;
  private int tick;

  /** What a twin has recorded. */
  record Recorded(DeviceId device, DeviceEvent event) {}

  /**
   * A cohort of a world.
   *
   * @param rollouts of the world
   * @param holds of the world
   */
  OneCohort(WorldSettings settings, Map<String, RolloutState> rollouts, List<SafeguardHold> holds) {
    this.settings = settings;
    this.rollouts = rollouts;
    this.holds = holds;
    brief();
  }

  /** The only cohort of its world. */
  static OneCohort of(WorldSettings settings) {
    return new OneCohort(settings, new TreeMap<>(), new ArrayList<>());
  }

  /** Enrols so many devices more, named in the order in which they come. */
  OneCohort with(int number, DeviceProfile profile) {
    for (int i = 0; i < number; i++) {
      with(new DeviceId("PC-" + (twins.size() + 1_000)), profile);
    }
    return this;
  }

  OneCohort with(DeviceId id, DeviceProfile profile) {
    return with(new GeneratedDevice(id, profile, Machines.DRIVERS, Machines.INSTALLED));
  }

  OneCohort with(GeneratedDevice made) {
    ask(
        made.id(),
        new Enrol("enrol", tick, made.id(), made.profile(), made.drivers(), made.installed()));
    return this;
  }

  OneCohort start(RolloutPlan plan) {
    var bounds = RingBounds.of(plan, table.places(plan.update()));
    rollouts.put(
        plan.id(), RolloutState.started(new RolloutEvent.RolloutStarted(tick, plan, bounds)));
    brief();
    return this;
  }

  /** What happens to a rollout; cohorts hear of it at the next tick. */
  void happens(String rollout, RolloutEvent event) {
    rollouts.computeIfPresent(rollout, (id, state) -> state.apply(event));
  }

  void hold(SafeguardHold hold) {
    holds.add(hold);
    brief();
  }

  void releaseHolds() {
    holds.clear();
    brief();
  }

  /** All that twins have recorded, in the order in which they did. */
  List<Recorded> recorded() {
    return recorded;
  }

  Briefing briefing() {
    return new Briefing(
        settings, rollouts.values().stream().map(RolloutBriefing::of).toList(), holds);
  }

  private void brief() {
    table.brief(briefing(), tick);
  }

  List<Outgoing> at(int next) {
    return at(next, Map.of());
  }

  /** Time comes to a tick, and the twins carry out what the table has for them. */
  List<Outgoing> at(int next, Map<Resource, Integer> grants) {
    return at(next, briefing(), grants);
  }

  /** The same, told what goes on in the world. */
  List<Outgoing> at(int next, Briefing told, Map<Resource, Integer> grants) {
    tick = next;
    table.brief(told, tick);
    return carriedOut(table.tick(grants));
  }

  /** Every tick until this one is played. */
  OneCohort until(int last) {
    while (tick < last) {
      at(tick + 1);
    }
    return this;
  }

  /** Members of a ring are offered the update until so many were. */
  List<Outgoing> offer(String rollout, int ring, int target) {
    return offer(tick, briefing(), rollout, ring, target);
  }

  /** The same at a tick, told what goes on in the world. */
  List<Outgoing> offer(int now, Briefing told, String rollout, int ring, int target) {
    tick = now;
    table.brief(told, tick);
    return carriedOut(table.offers(rollout, ring, target));
  }

  List<Outgoing> carriedOut(List<Outgoing> commands) {
    commands.forEach(outgoing -> ask(outgoing.device(), outgoing.command()));
    return commands;
  }

  /** The twin decides, and tells the table how it is then. */
  Device ask(DeviceId id, DeviceCommand command) {
    Device device = twins.get(id.value());
    Decision<DeviceEvent> decision = DeviceDecider.decide(device, command);
    assertThat(decision).as("%s", command).isNotInstanceOf(Decision.Refused.class);
    if (decision instanceof Decision.Accepted<DeviceEvent> accepted) {
      for (DeviceEvent event : accepted.events()) {
        device = DeviceHistory.apply(device, event);
        recorded.add(new Recorded(id, event));
        if (event instanceof DeviceEvent.UpdateOffered offer) {
          offered.add(offer);
        }
      }
    }
    twins.put(id.value(), device);
    table.put(device);
    return device;
  }

  /** A device is heard that has nothing to tell. */
  void heartbeat(DeviceId id, int heardTick) {
    heartbeats.put(id, heardTick);
    table.heard(id, heardTick);
  }

  /** When a device was heard last, as far as its cohort can know. */
  int heardTick(Device device) {
    return Math.max(heartbeats.getOrDefault(device.id(), 0), device.heardTick());
  }

  /** Before it the table did not listen. */
  int listeningSince() {
    return listeningSince;
  }

  /** The cohort begins anew: its table is made again from what the twins know. */
  OneCohort loadedAgain() {
    table = fresh();
    heartbeats.clear();
    listeningSince = tick;
    return this;
  }

  /** A table that is made from what the twins know now. */
  CohortTable fresh() {
    var made = new CohortTable();
    twins.values().forEach(made::put);
    made.brief(briefing(), tick);
    return made;
  }

  CohortTable table() {
    return table;
  }

  int tick() {
    return tick;
  }

  WorldSettings settings() {
    return settings;
  }

  RolloutState rollout(String id) {
    return rollouts.get(id);
  }

  Tally tally(String rollout, int ring) {
    return table.tallies(rollout).get(ring);
  }

  Collection<Device> twins() {
    return List.copyOf(twins.values());
  }

  Device twin(DeviceId id) {
    return twins.get(id.value());
  }

  Phase phase(DeviceId id) {
    return endpoint(id).phase();
  }

  Endpoint endpoint(DeviceId id) {
    return Endpoints.of(twin(id));
  }

  List<DeviceId> ids() {
    return twins.values().stream().map(Device::id).toList();
  }

  /** All offers that twins have taken note of. */
  List<DeviceEvent.UpdateOffered> offered() {
    return List.copyOf(offered);
  }
}
