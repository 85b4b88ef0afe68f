package io.fleettwin.fleet;

import io.fleettwin.device.Assignment;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.OfferUpdate;
import io.fleettwin.device.DeviceCommand.RollBack;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Offer;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.Tally;
import io.fleettwin.update.Update;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.Queue;
import io.fleettwin.world.RolloutBriefing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The devices of a cohort in columns: who is due, who waits for what, and where they count. It
 * holds no truth of its own: a row changes only when the device's twin says that it has changed, so
 * that everything here can be made again from the journal.
 *
 * <p>In a simulated world it also plays the endpoints behind the twins: it says what happens to
 * them, and the twins record it.
 */
public final class CohortTable {

  private final Rows rows = new Rows();
  private final DueRows due = new DueRows();
  private final Map<String, RolloutColumns> rollouts = new TreeMap<>();
  private final HelpedRows helped = new HelpedRows();

  /** Rows whose twins were told what to record, and have not changed since. */
  private final BitSet told = new BitSet();

  private final Set<String> takenBack = new HashSet<>();
  private final DeviceCounts counts = new DeviceCounts();
  private final CohortSearch search = new CohortSearch(rows, counts);
  private Briefing briefing;
  private Draws draws;
  private Endpoints endpoints;
  private SimulatedCounts simulated;
  private ReportedCounts reported;
  private int tick;

  /** Before it nobody listened: a device was heard then at the earliest, for all that is known. */
  private int listeningSince = -1;

  /** Takes the state that a twin tells; an older state than the known one is ignored. */
  public void put(Device device) {
    int row = rows.of(device.id());
    if (row == Rows.NONE) {
      changed(rows.add(device), null);
    } else if (device.revision() > rows.device(row).revision()) {
      changed(row, rows.replace(row, device));
    }
  }

  private void changed(int row, Device before) {
    counts.replace(before, rows.device(row));
    search.changed(row);
    refresh(row);
  }

  /** Takes note that a device was heard, though it had nothing to tell. */
  public void heard(DeviceId device, int heardTick) {
    int row = rows.of(device);
    if (row != Rows.NONE) {
      rows.heard(row, heardTick);
      refresh(row);
    }
  }

  /** When a device is missed; all that were due while nobody listened have as long again. */
  private int silentAt(int row, Device device) {
    int heard = Math.max(rows.heardTick(row), listeningSince);
    return reported.silentAt(device, rows.key(row), heard);
  }

  /** How many there are, by attribute. */
  public DeviceCounts counts() {
    return counts;
  }

  /** Which devices there are. */
  public CohortSearch search() {
    return search;
  }

  public Optional<Device> device(DeviceId id) {
    int row = rows.of(id);
    return row == Rows.NONE ? Optional.empty() : Optional.of(rows.device(row));
  }

  public int size() {
    return rows.size();
  }

  /** Ids of all devices. */
  public List<String> ids() {
    return IntStream.range(0, rows.size()).mapToObj(row -> rows.device(row).id().value()).toList();
  }

  /** Takes what is going on in the world. */
  public void brief(Briefing next, int atTick) {
    tick = Math.max(tick, atTick);
    if (next.equals(briefing)) {
      return;
    }
    boolean countsTheSame = briefing != null && countsTheSame(briefing, next);
    if (briefing == null) {
      listeningSince = atTick;
      draws = new Draws(next.settings().seed());
      var presence = next.settings().model().presence();
      simulated = new SimulatedCounts(next.settings().parameters(), presence);
      reported = new ReportedCounts(next.settings().parameters(), presence);
    }
    briefing = next;
    endpoints = new Endpoints(next);
    rollouts.keySet().removeIf(id -> next.rollout(id).isEmpty());
    for (RolloutBriefing rollout : next.rollouts()) {
      rollouts.computeIfAbsent(
          rollout.rollout(), id -> new RolloutColumns(rollout.deadlines().size()));
    }
    for (int row = 0; row < rows.size(); row++) {
      if (!countsTheSame || due.isDue(row, tick) || told.get(row)) {
        refresh(row);
      }
    }
  }

  /**
   * Whether devices stand where they stood, as far as only the briefing has changed: a rollout that
   * is halted or taken back moves nobody by itself. In the real world time has a part in it too, so
   * all are looked at.
   */
  private static boolean countsTheSame(Briefing before, Briefing next) {
    return next.settings().isSimulated()
        && next.holds().equals(before.holds())
        && members(next).equals(members(before));
  }

  /** What says who belongs to a rollout. */
  private record Members(String rollout, Update update, RingBounds bounds) {}

  private static List<Members> members(Briefing briefing) {
    return briefing.rollouts().stream()
        .map(rollout -> new Members(rollout.rollout(), rollout.update(), rollout.bounds()))
        .toList();
  }

  /**
   * What happens at a tick.
   *
   * @param grants how many devices get what they wait for
   * @return what the twins have to be told; the rows change when the twins have answered
   */
  public List<Outgoing> tick(Map<Resource, Integer> grants) {
    Map<DeviceId, Outgoing> out = new TreeMap<>(Comparator.comparing(DeviceId::value));
    List<Integer> dueRows = new ArrayList<>();
    due.take(tick, dueRows::add);
    boolean simulates = briefing.settings().isSimulated();
    takeBack(out);
    for (int row : dueRows) {
      Device device = rows.device(row);
      Optional<DeviceCommand> step =
          simulates && !device.decommissioned() ? endpoints.step(device, tick) : Optional.empty();
      step.ifPresentOrElse(command -> send(out, row, command), () -> refresh(row));
    }
    grants.forEach((resource, count) -> {
      for (int row : helped.first(resource, count)) {
        endpoints.grant(rows.device(row), tick).ifPresent(c -> send(out, row, c));
      }
    });
    return List.copyOf(out.values());
  }

  /** One command a device and tick: what was decided first goes first. */
  private void send(Map<DeviceId, Outgoing> out, int row, DeviceCommand command) {
    DeviceId id = rows.device(row).id();
    out.putIfAbsent(id, new Outgoing(id, command));
    told.set(row);
  }

  /** Looks once at every device of a rollout that was withdrawn or taken back. */
  private void takeBack(Map<DeviceId, Outgoing> out) {
    for (RolloutBriefing rollout : briefing.rollouts()) {
      boolean reverted = rollout.revertTick() <= tick;
      if ((!reverted && !rollout.withdrawn())
          || !takenBack.add(rollout.rollout() + (reverted ? " reverted" : " withdrawn"))) {
        continue;
      }
      for (int row = 0; row < rows.size(); row++) {
        Device device = rows.device(row);
        if (device.isAssignedTo(rollout.rollout()) && !device.decommissioned()) {
          int at = row;
          takenBack(device, rollout, reverted).ifPresent(command -> send(out, at, command));
        }
      }
    }
  }

  private Optional<DeviceCommand> takenBack(
      Device device, RolloutBriefing rollout, boolean reverted) {
    if (briefing.settings().isSimulated()) {
      return endpoints.takenBack(device, tick);
    }
    var progress = device.assignment().orElseThrow().progress();
    String id = (reverted ? "revert:" : "withdraw:") + rollout.rollout();
    return reverted || progress == InstallProgress.OFFERED
        ? Optional.of(new RollBack(id, tick, rollout.rollout()))
        : Optional.empty();
  }

  /**
   * Offers for members of a ring, in the order of their places; none once the update is withdrawn
   * or taken back.
   *
   * @param target how many members of this cohort may have been offered the update, those who have
   *     included
   */
  public List<Outgoing> offers(String rolloutId, int ring, int target) {
    RolloutBriefing rollout = briefing.rollout(rolloutId).orElseThrow();
    if (rollout.withdrawn() || rollout.revertTick() <= tick) {
      return List.of();
    }
    RolloutColumns columns = rollouts.get(rolloutId);
    int missing = target - columns.count(ring, Count.OFFERED);
    List<Outgoing> out = new ArrayList<>();
    int[] order = rows.byPlace(draws);
    for (int i = columns.firstOpen(ring, order); i < order.length && out.size() < missing; i++) {
      int row = order[i];
      Device device = rows.device(row);
      if (columns.isOpenMember(row, ring) && isFree(row, device, rollout.update())) {
        out.add(new Outgoing(device.id(), offer(device, rollout, ring)));
      }
    }
    return out;
  }

  private OfferUpdate offer(Device device, RolloutBriefing rollout, int ring) {
    long endpoint =
        briefing.settings().isSimulated()
            ? endpoints.offered(device, rollout, ring, tick).pack()
            : 0;
    Update update = rollout.update();
    return new OfferUpdate(
        "offer:" + rollout.rollout(),
        tick,
        new Offer(rollout.rollout(), ring, update.id(), update.change(), update.module()),
        endpoint);
  }

  /**
   * Whether a device has done with its latest update. One that is down or silent has not, and in a
   * simulation none whose defect is still hidden: another update would seem to cure it.
   */
  private boolean isFree(int row, Device device, Update update) {
    boolean underWay =
        device.assignment().map(latest -> latest.progress().isUnderWay()).orElse(false);
    if (underWay || device.boot().health().isDown()) {
      return false;
    }
    if (briefing.settings().isSimulated()) {
      return Endpoints.canTake(device, update) && Endpoints.of(device).due() == Endpoint.NEVER;
    }
    return tick < silentAt(row, device);
  }

  /** The places of the devices that an update can be offered to; see {@code RingBounds}. */
  public long[] places(Update update) {
    return IntStream.range(0, rows.size())
        .filter(row -> isCandidate(rows.device(row), update))
        .mapToLong(row -> rows.place(row, draws))
        .toArray();
  }

  /** The tally of each ring of a rollout; empty if the cohort does not know it. */
  public List<Tally> tallies(String rollout) {
    RolloutColumns columns = rollouts.get(rollout);
    return columns == null ? List.of() : columns.tallies();
  }

  /** Who waits for what. */
  public List<Queue> queues() {
    return helped.queues();
  }

  /** Devices that somebody works on. */
  public int handsOn() {
    return helped.handsOn();
  }

  /** The next tick at which something happens by itself; {@link Endpoint#NEVER} if nothing does. */
  public int nextDue() {
    return due.next();
  }

  private void refresh(int row) {
    if (briefing == null) {
      return;
    }
    told.clear(row);
    Device device = rows.device(row);
    for (RolloutBriefing rollout : briefing.rollouts()) {
      count(row, device, rollout);
    }
    Endpoint endpoint = Endpoints.of(device);
    helped.set(row, rows.key(row), endpoint, !device.decommissioned());
    due.set(row, nextDue(row, device, endpoint));
  }

  private int nextDue(int row, Device device, Endpoint endpoint) {
    boolean takesPart =
        device.assignment().map(a -> rollouts.containsKey(a.offer().rollout())).orElse(false);
    if (!takesPart) {
      return Endpoint.NEVER;
    }
    int known =
        briefing.settings().isSimulated()
            ? simulated.knownAt(device.profile(), rows.key(row), endpoint)
            : silentAt(row, device);
    int step = device.decommissioned() ? Endpoint.NEVER : endpoint.due();
    return Math.min(step, known > tick ? known : Endpoint.NEVER);
  }

  private void count(int row, Device device, RolloutBriefing rollout) {
    RolloutColumns columns = rollouts.get(rollout.rollout());
    int member = Count.MEMBERS.bit();
    if (device.isAssignedTo(rollout.rollout())) {
      int mask =
          briefing.settings().isSimulated()
              ? simulated.mask(device.profile(), rows.key(row), Endpoints.of(device), tick)
              : reported.mask(device, rows.key(row), rows.heardTick(row), listeningSince, tick);
      columns.set(row, device.assignment().orElseThrow().offer().ring(), member | mask);
      return;
    }
    for (Assignment earlier : device.earlier()) {
      if (earlier.offer().rollout().equals(rollout.rollout())) {
        columns.set(row, earlier.offer().ring(), member | ReportedCounts.maskOfEarlier(earlier));
        return;
      }
    }
    boolean candidate = isCandidate(device, rollout.update());
    int held = candidate && isHeld(device, rollout) ? Count.HELD.bit() : 0;
    columns.set(
        row, candidate ? rollout.bounds().ringOf(rows.place(row, draws)) : -1, member | held);
  }

  private static boolean isCandidate(Device device, Update update) {
    return !device.decommissioned() && update.isApplicableTo(device);
  }

  /**
   * A held device stays in its ring: otherwise a ring that a hold empties would pass its gate. A
   * rollout's own hold, from a gate that failed, is not for its own members.
   */
  private boolean isHeld(Device device, RolloutBriefing rollout) {
    return !device.holds().isEmpty()
        || briefing.holds().stream()
            .anyMatch(hold ->
                !hold.id().equals(rollout.ownHold()) && hold.holds(rollout.update(), device));
  }
}
