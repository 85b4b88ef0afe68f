package io.fleettwin.cluster.node;

import akka.actor.typed.ActorSystem;
import akka.serialization.SerializationExtension;
import io.fleettwin.cluster.journal.PersistenceIdRange;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.serialization.JournalAccess;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceId;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingEvent.TallyChanged;
import io.fleettwin.rollout.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that was persisted of a world, read from the journal beside its actors. */
public final class WorldHistory {

  private final String world;
  private final Map<String, List<Object>> events;

  private WorldHistory(String world, Map<String, List<Object>> events) {
    this.world = world;
    this.events = events;
  }

  public static WorldHistory read(ActorSystem<?> system, String world) {
    var serialization = SerializationExtension.get(system);
    var range = PersistenceIdRange.ofPrefix(world + "/");
    Map<String, List<Object>> events = new TreeMap<>();
    JournalAccess.of(system)
        .journal()
        .scan(
            range.fromInclusive(),
            range.toExclusive(),
            row ->
                events
                    .computeIfAbsent(row.persistenceId(), id -> new ArrayList<>())
                    .add(
                        serialization
                            .deserialize(row.payload(), row.serializerId(), row.manifest())
                            .get()));
    return new WorldHistory(world, events);
  }

  private <E> Stream<E> of(String persistenceId, Class<E> type) {
    return events.getOrDefault(persistenceId, List.of()).stream()
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** The events of a kind that a device has, in their order. */
  public <E extends DeviceEvent> List<E> device(DeviceId device, Class<E> type) {
    return of(PersistenceIds.device(world, device), type).toList();
  }

  /** The ticks of these events. */
  public List<Integer> ticks(DeviceId device, Class<? extends DeviceEvent> type) {
    return device(device, type).stream().map(event -> event.at().tick()).toList();
  }

  /** The events of a kind of all devices, device by device. */
  public <E extends DeviceEvent> Map<DeviceId, List<E>> devices(Class<E> type) {
    Map<DeviceId, List<E>> found = new TreeMap<>(Comparator.comparing(DeviceId::value));
    for (String id : events.keySet()) {
      List<E> ofDevice = of(id, type).toList();
      if (!ofDevice.isEmpty()) {
        found.put(new DeviceId(PersistenceIds.lastPart(id)), ofDevice);
      }
    }
    return found;
  }

  /** At which tick how many devices had an event of a kind. */
  public SortedMap<Integer, Integer> perTick(Class<? extends DeviceEvent> type) {
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    devices(type).values().stream()
        .flatMap(List::stream)
        .forEach(event -> counts.merge(event.at().tick(), 1, Integer::sum));
    return counts;
  }

  public <E extends RingEvent> List<E> ring(String rollout, int ring, Class<E> type) {
    return of(PersistenceIds.ring(world, rollout, ring), type).toList();
  }

  /** How a ring stood at the end of each tick at which its tally changed. */
  public SortedMap<Integer, Tally> tallies(String rollout, int ring) {
    SortedMap<Integer, Tally> last = new TreeMap<>();
    ring(rollout, ring, TallyChanged.class).forEach(e -> last.put(e.tick(), e.tally()));
    return last;
  }

  /** The same for all rings of a rollout. */
  public Map<String, SortedMap<Integer, Tally>> tallies(String rollout) {
    Map<String, SortedMap<Integer, Tally>> rings = new TreeMap<>();
    String prefix = PersistenceIds.rollout(world, rollout) + "/ring/";
    for (String id : events.keySet()) {
      if (id.startsWith(prefix)) {
        String ring = PersistenceIds.lastPart(id);
        rings.put(ring, tallies(rollout, Integer.parseInt(ring)));
      }
    }
    return rings;
  }
}
