package io.fleettwin.cluster.history;

import akka.actor.typed.ActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.cluster.journal.JournalRow;
import io.fleettwin.cluster.journal.PersistenceIdRange;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.serialization.JournalAccess;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.endpoint.EndpointReport;
import io.fleettwin.endpoint.Happening;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.forecast.ForecastLog;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a rollout of a simulated, journaled world did, tick by tick, as a forecast would tell it:
 * read from the journal beside the actors. Devices that were offered another rollout's update later
 * count for this one up to then.
 */
public final class RolloutStory {

  private static final int NO_RING = -1;

  private final Journal journal;
  private final Serialization serialization;
  private final String world;
  private final RolloutPlan plan;
  private final TreeMap<Integer, Tick> ticks = new TreeMap<>();
  private RolloutState state;

  /** What is known of a tick. */
  private static final class Tick {
    private final Tally[] tallies;
    private final int[][] happenings;
    private final List<RolloutEvent> decided = new ArrayList<>();

    Tick(int rings) {
      tallies = new Tally[rings];
      happenings = new int[rings][Happening.values().length];
    }
  }

  private RolloutStory(ActorSystem<?> system, String world, RolloutPlan plan) {
    this.journal = JournalAccess.of(system).journal();
    this.serialization = SerializationExtension.get(system);
    this.world = world;
    this.plan = plan;
  }

  /** Reads what happened, and tells it. Blocks. */
  public static void tell(ActorSystem<?> system, String world, RolloutPlan plan, ForecastLog log) {
    RolloutStory story = new RolloutStory(system, world, plan);
    story.read();
    story.tell(log);
  }

  private void read() {
    scan(
        PersistenceIdRange.ofOne(PersistenceIds.rollout(world, plan.id())),
        row -> rolloutEvent((RolloutEvent) event(row)));
    if (state == null) {
      throw new IllegalArgumentException("there is no rollout " + plan.id() + " in " + world);
    }
    for (int i = 0; i < plan.rings().size(); i++) {
      int ring = i;
      scan(
          PersistenceIdRange.ofOne(PersistenceIds.ring(world, plan.id(), ring)),
          row -> ringEvent(ring, (RingEvent) event(row)));
    }
    for (int cohort = 0; cohort < Cohorts.COUNT; cohort++) {
      Devices devices = new Devices();
      scan(PersistenceIdRange.ofPrefix(PersistenceIds.cohort(world, cohort) + "/"), devices::row);
    }
  }

  private void scan(PersistenceIdRange range, Consumer<JournalRow> rows) {
    journal.scan(range.fromInclusive(), range.toExclusive(), rows);
  }

  private Object event(JournalRow row) {
    return serialization.deserialize(row.payload(), row.serializerId(), row.manifest()).get();
  }

  private Tick at(int tick) {
    return ticks.computeIfAbsent(tick, t -> new Tick(plan.rings().size()));
  }

  private void rolloutEvent(RolloutEvent event) {
    if (event instanceof RolloutEvent.RolloutStarted started) {
      state = RolloutState.started(started);
      at(started.tick());
    } else {
      state = state.apply(event);
      at(event.tick()).decided.add(event);
    }
  }

  private void ringEvent(int ring, RingEvent event) {
    if (event instanceof RingEvent.TallyChanged changed) {
      at(changed.tick()).tallies[ring] = changed.tally();
    }
  }

  /** Events of devices, device by device. */
  private final class Devices {
    private String device = "";
    private int ring = NO_RING;

    void row(JournalRow row) {
      if (!row.persistenceId().equals(device)) {
        device = row.persistenceId();
        ring = NO_RING;
      }
      DeviceEvent event = (DeviceEvent) event(row);
      if (event instanceof DeviceEvent.UpdateOffered offered) {
        ring = offered.offer().rollout().equals(plan.id()) ? offered.offer().ring() : NO_RING;
      } else if (ring != NO_RING) {
        EndpointReport.happening(event)
            .ifPresent(what -> at(event.at().tick()).happenings[ring][what.ordinal()]++);
      }
    }
  }

  private void tell(ForecastLog log) {
    int[][] tallies = new int[plan.rings().size()][Count.values().length];
    for (int ring = 0; ring < tallies.length; ring++) {
      tallies[ring][Count.MEMBERS.ordinal()] = firstMembers(ring);
    }
    ticks.forEach((tick, what) -> {
      what.decided.forEach(log::decided);
      for (int ring = 0; ring < tallies.length; ring++) {
        if (what.tallies[ring] != null) {
          tallies[ring] = what.tallies[ring].toArray();
        }
      }
      log.passed(tick, tallies, what.happenings);
    });
    log.ended(state);
  }

  private int firstMembers(int ring) {
    return ticks.values().stream()
        .filter(tick -> tick.tallies[ring] != null)
        .mapToInt(tick -> tick.tallies[ring].get(Count.MEMBERS))
        .findFirst()
        .orElse(0);
  }
}
