package io.fleettwin.cluster.world;

import akka.actor.typed.ActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.cluster.journal.JournalRow;
import io.fleettwin.cluster.journal.PersistenceIdRange;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.serialization.JournalAccess;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.ForkOrder;
import io.fleettwin.world.Past;
import io.fleettwin.world.WorldSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads from the journal what a fork begins with: how its parent's world stood, and what its
 * rollouts and their rings had persisted. Devices are left where they are; the fork's cohorts read
 * them there.
 */
final class ForkSource {

  /** What comes of it. */
  sealed interface Found {}

  /**
   * @param first the fork's first event
   * @param others events of the fork's rollouts and rings, by persistence id
   */
  record Fork(WorldEvent.WorldForked first, Map<String, List<Object>> others) implements Found {}

  record Refused(Refusal refusal) implements Found {}

  private final Journal journal;
  private final Serialization serialization;
  private final Clock clock;
  private final ForkOrder order;

  ForkSource(ActorSystem<?> system, ForkOrder order) {
    this.journal = JournalAccess.of(system).journal();
    this.serialization = SerializationExtension.get(system);
    this.clock = WorldClock.of(system);
    this.order = order;
  }

  /** Reads it. Blocks. */
  Found read() {
    long position = journal.position(PersistenceIds.allOf(order.parent()));
    List<JournalRow> rows = new ArrayList<>();
    journal.scanAsOf(
        position, PersistenceIdRange.ofOne(PersistenceIds.world(order.parent())), rows::add);
    if (rows.isEmpty()) {
      return new Refused(Admission.noSuchWorld(order.parent()));
    }
    WorldState begun = WorldState.begun(event(rows.getFirst(), WorldEvent.class));
    WorldState now = stateAt(rows, Integer.MAX_VALUE);
    int nowTick =
        begun.settings().clock() == ClockKind.WALL
            ? begun.settings().tickOf(clock.instant())
            : now.tick();
    int tick = order.at().map(begun.settings()::tickOf).orElse(nowTick);
    boolean isBefore =
        tick < begun.tick()
            || order.at().map(at -> at.isBefore(begun.settings().epoch())).orElse(false);
    if (isBefore || tick > nowTick) {
      return new Refused(outside(begun.settings(), begun.tick(), nowTick));
    }
    return fork(order.at().isEmpty() ? now : stateAt(rows, tick), tick, position);
  }

  private Refusal outside(WorldSettings parent, int first, int last) {
    Instant from = parent.momentOf(first);
    Instant until = parent.momentOf(last);
    return new Refusal(
        RefusalCode.INVALID,
        "at: the world %s can be forked as it was from %s to %s"
            .formatted(order.parent(), from, until));
  }

  /**
   * How the world stood after a tick. Its events have no tick; with a virtual clock they stand
   * between those that say which tick has passed, with a wall clock they were written when they
   * happened.
   */
  private WorldState stateAt(List<JournalRow> rows, int tick) {
    WorldState state = null;
    for (JournalRow row : rows) {
      WorldEvent event = event(row, WorldEvent.class);
      if (state == null) {
        state = WorldState.begun(event);
      } else if (isAfter(state.settings(), event, row, tick)) {
        return state;
      } else {
        state = state.apply(event);
      }
    }
    return state;
  }

  private static boolean isAfter(
      WorldSettings settings, WorldEvent event, JournalRow row, int tick) {
    return settings.clock() == ClockKind.WALL
        ? settings.tickOf(Instant.ofEpochMilli(row.writeTimestamp())) > tick
        : event instanceof WorldEvent.TickPassed passed && passed.tick() > tick;
  }

  private Fork fork(WorldState state, int tick, long position) {
    Map<String, List<Object>> others = new TreeMap<>();
    journal.scanAsOf(
        position,
        PersistenceIds.rollouts(order.parent()),
        row -> {
          Object event = event(row, Object.class);
          String rollout = PersistenceIds.rolloutOf(row.persistenceId());
          if (state.rollouts().contains(rollout) && tickOf(event) <= tick) {
            others.computeIfAbsent(heirOf(row), id -> new ArrayList<>()).add(event);
          }
        });
    Past past = new Past(order.parent(), tick, position, order.settings(state.settings()));
    return new Fork(
        new WorldEvent.WorldForked(
            Past.line(state.past(), past), state.rollouts(), state.holds(), state.freed()),
        others);
  }

  private String heirOf(JournalRow row) {
    return order.name() + row.persistenceId().substring(order.parent().length());
  }

  private static int tickOf(Object event) {
    return switch (event) {
      case RingEvent ring -> ring.tick();
      case RolloutEvent rollout -> rollout.tick();
      default -> throw new IllegalStateException("neither of a rollout nor of a ring: " + event);
    };
  }

  private <T> T event(JournalRow row, Class<T> type) {
    return type.cast(
        serialization.deserialize(row.payload(), row.serializerId(), row.manifest()).get());
  }
}
