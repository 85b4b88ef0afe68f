package io.fleettwin.api.http;

import akka.NotUsed;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.SourceQueueWithComplete;
import io.fleettwin.backtest.BacktestResult;
import io.fleettwin.cluster.cohort.FleetCount;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.node.FoundDevices;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.cluster.rollout.RingView;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.decision.Decision;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceDecider;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.fleet.DeviceFilter;
import io.fleettwin.fleet.DevicePosition;
import io.fleettwin.fleet.DeviceSummary;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingState;
import io.fleettwin.rollout.RolloutDecider;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutOrder;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.Tally;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.ForkOrder;
import io.fleettwin.world.Past;
import io.fleettwin.world.WorldSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A fleet in memory. It decides by the core's rules; its rollouts go on when a test says so. */
final class MemoryFleet implements Fleet {

  private static final Comparator<DevicePosition> ORDER =
      Comparator.comparingInt(DevicePosition::cohort).thenComparing(DevicePosition::behind);

  private final Map<String, WorldView> worlds = new TreeMap<>();
  private final Map<String, Device> devices = new TreeMap<>();
  private final Map<String, RolloutView> rollouts = new HashMap<>();
  private final Map<String, List<SourceQueueWithComplete<RolloutView>>> followers = new HashMap<>();
  private final MemoryBacktests backtests = new MemoryBacktests();
  private RuntimeException broken;
  private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
  private int beforeGate;

  /** From now on everything fails like this. */
  synchronized void breakWith(RuntimeException failure) {
    broken = failure;
  }

  /** From now on nothing is answered until the gate is opened. */
  CompletableFuture<Void> fallSilent() {
    return fallSilentAfter(0);
  }

  /** After so many more answers nothing is answered until the gate is opened. */
  synchronized CompletableFuture<Void> fallSilentAfter(int answers) {
    beforeGate = answers;
    gate = new CompletableFuture<>();
    return gate;
  }

  /** A rollout goes on. */
  synchronized void progress(String world, String rollout, Tally tally, boolean settled) {
    RolloutView old = rollouts.get(world + "/" + rollout);
    List<RingView> rings = new ArrayList<>(old.rings());
    rings.set(0, new RingView(rings.get(0).name(), rings.get(0).state(), tally));
    publish(
        new RolloutView(world, old.state(), old.revision() + 1, old.tick() + 1, rings, settled));
  }

  synchronized int devices() {
    return devices.size();
  }

  private synchronized <T> CompletionStage<T> answer(Supplier<T> answer) {
    if (broken != null) {
      return CompletableFuture.failedFuture(broken);
    }
    if (beforeGate > 0) {
      beforeGate--;
      return CompletableFuture.completedFuture(answer.get());
    }
    return gate.thenApply(open -> now(answer));
  }

  private synchronized <T> T now(Supplier<T> answer) {
    return answer.get();
  }

  @Override
  public CompletionStage<Outcome<WorldView>> createWorld(WorldSettings settings) {
    return answer(() -> {
      WorldView there = worlds.get(settings.name());
      if (there == null) {
        var made = new WorldView(settings, 0, -1, List.of(), List.of(), List.of(), 1);
        worlds.put(settings.name(), made);
        return new Outcome.Done<>(made, true);
      }
      return there.settings().equals(settings)
          ? new Outcome.Done<>(there, false)
          : refused(RefusalCode.ALREADY_EXISTS, "there is a world with other settings");
    });
  }

  @Override
  public CompletionStage<Outcome<WorldView>> forkWorld(ForkOrder order) {
    return answer(() -> {
      WorldView parent = worlds.get(order.parent());
      if (parent == null) {
        return refused(RefusalCode.NOT_FOUND, "there is no world " + order.parent());
      }
      int tick = order.at().map(parent.settings()::tickOf).orElse(parent.tick());
      Past past = new Past(order.parent(), tick, 0, order.settings(parent.settings()));
      var made =
          new WorldView(past.heir(), tick, -1, parent.rollouts(), parent.holds(), List.of(past), 1);
      boolean isNew = worlds.putIfAbsent(order.name(), made) == null;
      return new Outcome.Done<>(made, isNew);
    });
  }

  @Override
  public CompletionStage<Optional<Refusal>> deleteWorld(String world) {
    return answer(() ->
        worlds.remove(world) == null
            ? Optional.of(new Refusal(RefusalCode.NOT_FOUND, "there is no world " + world))
            : Optional.empty());
  }

  @Override
  public CompletionStage<List<String>> worlds() {
    return answer(() -> List.copyOf(worlds.keySet()));
  }

  @Override
  public CompletionStage<Optional<WorldView>> world(String world) {
    return answer(() -> Optional.ofNullable(worlds.get(world)));
  }

  @Override
  public CompletionStage<Outcome<WorldView>> run(String world, int untilTick) {
    return answer(() -> {
      WorldView there = worlds.get(world);
      if (there.settings().clock() == ClockKind.WALL) {
        return refused(RefusalCode.WRONG_STATE, "a world with a wall clock runs by itself");
      }
      return changed(there, untilTick, there.rollouts(), there.holds());
    });
  }

  @Override
  public CompletionStage<Outcome<WorldView>> placeHold(String world, SafeguardHold hold) {
    return answer(() -> {
      WorldView there = worlds.get(world);
      if (there == null) {
        return refused(RefusalCode.NOT_FOUND, "there is no world " + world);
      }
      if (there.holds().stream().anyMatch(known -> known.id().equals(hold.id()))) {
        return new Outcome.Done<>(there, false);
      }
      List<SafeguardHold> holds = new ArrayList<>(there.holds());
      holds.add(hold);
      return changed(there, there.runsUntil(), there.rollouts(), holds);
    });
  }

  @Override
  public CompletionStage<Outcome<WorldView>> releaseHold(String world, String holdId) {
    return answer(() -> {
      WorldView there = worlds.get(world);
      List<SafeguardHold> holds =
          there.holds().stream().filter(known -> !known.id().equals(holdId)).toList();
      return changed(there, there.runsUntil(), there.rollouts(), holds);
    });
  }

  private Outcome<WorldView> changed(
      WorldView old, int until, List<String> ids, List<SafeguardHold> holds) {
    var next =
        new WorldView(
            old.settings(), old.tick(), until, ids, holds, old.past(), old.revision() + 1);
    worlds.put(old.settings().name(), next);
    return new Outcome.Done<>(next, true);
  }

  @Override
  public CompletionStage<Optional<Integer>> tick(String world) {
    return answer(() -> Optional.ofNullable(worlds.get(world)).map(WorldView::tick));
  }

  @Override
  public CompletionStage<Optional<Device>> device(String world, DeviceId device) {
    return answer(() -> Optional.ofNullable(devices.get(world + "/" + device)));
  }

  @Override
  public CompletionStage<Outcome<Device>> send(
      String world, DeviceId device, DeviceCommand command) {
    return answer(() -> {
      Device before = devices.get(world + "/" + device);
      return switch (DeviceDecider.decide(before, command)) {
        case Decision.Accepted<DeviceEvent> accepted -> {
          Device after = before;
          for (DeviceEvent event : accepted.events()) {
            after = DeviceHistory.apply(after, event);
          }
          devices.put(world + "/" + device, after);
          yield new Outcome.Done<>(after, true);
        }
        case Decision.Unchanged<DeviceEvent> u -> new Outcome.Done<>(before, false);
        case Decision.Refused<DeviceEvent> refused -> new Outcome.Refused<>(refused.refusal());
      };
    });
  }

  @Override
  public CompletionStage<Optional<FleetCount>> count(String world) {
    return count(world, DeviceFilter.ALL);
  }

  @Override
  public CompletionStage<Optional<FleetCount>> count(String world, DeviceFilter filter) {
    return answer(
        () -> Optional.ofNullable(worlds.get(world)).map(there -> counted(world, filter)));
  }

  @Override
  public CompletionStage<Optional<FoundDevices>> devices(
      String world, DeviceFilter filter, DevicePosition from, int limit) {
    return answer(() ->
        Optional.ofNullable(worlds.get(world)).map(there -> page(world, filter, from, limit)));
  }

  private FoundDevices page(String world, DeviceFilter filter, DevicePosition from, int limit) {
    List<DeviceSummary> behind =
        matching(world, filter)
            .filter(device -> ORDER.compare(place(device), from) > 0)
            .sorted(Comparator.comparing(MemoryFleet::place, ORDER))
            .map(device -> DeviceSummary.of(device, device.heardTick()))
            .toList();
    List<DeviceSummary> page = behind.subList(0, Math.min(limit, behind.size()));
    Optional<DevicePosition> next =
        page.size() < behind.size()
            ? Optional.of(place(new DeviceId(page.getLast().id())))
            : Optional.empty();
    return new FoundDevices(page, next);
  }

  private static DevicePosition place(Device device) {
    return place(device.id());
  }

  private static DevicePosition place(DeviceId id) {
    return new DevicePosition(Cohorts.of(id), id.value());
  }

  private Stream<Device> matching(String world, DeviceFilter filter) {
    return devices.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(world + "/"))
        .map(Map.Entry::getValue)
        .filter(filter::matches);
  }

  private FleetCount counted(String world, DeviceFilter filter) {
    return matching(world, filter)
        .map(device ->
            new FleetCount(
                1,
                Map.of(device.boot().health().name(), 1),
                Map.of(device.installed().content(), 1),
                Map.of(device.installed().agent(), 1),
                Map.of(device.installed().os().toString(), 1),
                Map.of(device.profile().hardware().formFactor().name(), 1)))
        .reduce(FleetCount.NONE, FleetCount::plus);
  }

  @Override
  public CompletionStage<Outcome<RolloutView>> startRollout(String world, RolloutPlan plan) {
    return answer(() -> {
      RolloutView there = rollouts.get(world + "/" + plan.id());
      if (there != null) {
        return there.state().plan().equals(plan)
            ? new Outcome.Done<>(there, false)
            : refused(RefusalCode.ALREADY_EXISTS, "there is a rollout with another plan");
      }
      WorldView in = worlds.get(world);
      List<String> ids = new ArrayList<>(in.rollouts());
      ids.add(plan.id());
      var unused = changed(in, in.runsUntil(), ids, in.holds());
      var begin =
          new RolloutEvent.RolloutStarted(in.tick(), plan, RingBounds.of(plan, new long[0]));
      var view =
          new RolloutView(
              world,
              RolloutState.started(begin),
              1,
              in.tick(),
              plan.rings().stream().map(MemoryFleet::pending).toList(),
              false);
      rollouts.put(world + "/" + plan.id(), view);
      return new Outcome.Done<>(view, true);
    });
  }

  private static RingView pending(RingPlan ring) {
    return new RingView(ring.name(), RingState.PENDING, Tally.EMPTY);
  }

  @Override
  public CompletionStage<Outcome<RolloutView>> control(
      String world, String rollout, RolloutOrder order) {
    return answer(() -> {
      RolloutView there = rollouts.get(world + "/" + rollout);
      if (there == null) {
        return refused(RefusalCode.NOT_FOUND, "there is no rollout " + rollout);
      }
      return switch (RolloutDecider.decide(there.state(), order, there.tick())) {
        case Decision.Accepted<RolloutEvent> accepted -> {
          RolloutState state = there.state();
          for (RolloutEvent event : accepted.events()) {
            state = state.apply(event);
          }
          yield new Outcome.Done<>(
              publish(
                  new RolloutView(
                      world,
                      state,
                      there.revision() + 1,
                      there.tick(),
                      there.rings(),
                      state.status().isOver())),
              true);
        }
        case Decision.Unchanged<RolloutEvent> u -> new Outcome.Done<>(there, false);
        case Decision.Refused<RolloutEvent> refused -> new Outcome.Refused<>(refused.refusal());
      };
    });
  }

  private synchronized RolloutView publish(RolloutView view) {
    String key = view.world() + "/" + view.state().plan().id();
    rollouts.put(key, view);
    followers.getOrDefault(key, List.of()).forEach(follower -> follower.offer(view));
    return view;
  }

  @Override
  public CompletionStage<Optional<RolloutView>> rollout(String world, String rollout) {
    return answer(() -> Optional.ofNullable(rollouts.get(world + "/" + rollout)));
  }

  @Override
  public Source<RolloutView, NotUsed> follow(String world, String rollout) {
    String key = world + "/" + rollout;
    return Source.<RolloutView>queue(64, OverflowStrategy.dropHead())
        .mapMaterializedValue(queue -> {
          synchronized (this) {
            followers.computeIfAbsent(key, k -> new ArrayList<>()).add(queue);
            queue.offer(rollouts.get(key));
          }
          return NotUsed.getInstance();
        });
  }

  MemoryBacktests backtests() {
    return backtests;
  }

  @Override
  public CompletionStage<BacktestResult> backtest(
      RolloutView view, int lastTick, List<Gate> gates) {
    return backtests.run(view, lastTick, gates);
  }

  @Override
  public CompletionStage<Long> events(String world) {
    return answer(() -> 0L);
  }

  private static <T> Outcome<T> refused(RefusalCode code, String message) {
    return new Outcome.Refused<>(new Refusal(code, message));
  }
}
