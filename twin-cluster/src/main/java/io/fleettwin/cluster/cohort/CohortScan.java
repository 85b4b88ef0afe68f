package io.fleettwin.cluster.cohort;

import akka.actor.typed.ActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.cluster.journal.JournalRow;
import io.fleettwin.cluster.journal.PersistenceIdRange;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.serialization.JournalAccess;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.Adoption;
import io.fleettwin.world.Past;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads the devices of a cohort from the journal: one scan over the range of their names. A fork
 * has the devices of the worlds that it comes from, as they were when it was made, and of its own
 * only what has happened to them since.
 */
final class CohortScan {

  private final Journal journal;
  private final Serialization serialization;
  private final String entityId;
  private final List<Past> past;

  /**
   * @param past of the cohort's world, see {@link Past}
   */
  CohortScan(ActorSystem<?> system, String entityId, List<Past> past) {
    this.journal = JournalAccess.of(system).journal();
    this.serialization = SerializationExtension.get(system);
    this.entityId = entityId;
    this.past = past;
  }

  /** The devices, each as its events say. Blocks. */
  Collection<Device> devices() {
    Fold fold = new Fold();
    inherit(fold, cohort -> PersistenceIdRange.ofPrefix(cohort + "/"));
    if (!PersistenceIds.isEphemeral(entityId)) {
      var own = PersistenceIdRange.ofPrefix(entityId + "/");
      journal.scan(own.fromInclusive(), own.toExclusive(), row -> fold.row(row, event -> true));
      fold.finish();
    }
    return fold.devices.values();
  }

  /** How a device was when the cohort's world was forked; empty if it was not there. Blocks. */
  Optional<Device> inherited(DeviceId device) {
    Fold fold = new Fold();
    inherit(fold, cohort -> PersistenceIdRange.ofOne(cohort + "/" + device.value()));
    return Optional.ofNullable(fold.devices.get(device.value()));
  }

  private interface RangeIn {
    PersistenceIdRange of(String cohort);
  }

  private void inherit(Fold fold, RangeIn range) {
    int number = PersistenceIds.cohortOf(entityId);
    for (Past before : past) {
      String cohort = PersistenceIds.cohort(before.world(), number);
      journal.scanAsOf(
          before.position(),
          range.of(cohort),
          row -> fold.row(row, event -> event.at().tick() <= before.tick()));
      fold.finish();
      Adoption adoption = new Adoption(before.heir().model(), before.tick());
      fold.devices.replaceAll((id, device) -> adoption.adopt(device));
    }
  }

  /** Devices as they follow from rows that are ordered by device. */
  private final class Fold {
    private final Map<String, Device> devices = new HashMap<>();
    private String entity = "";
    private Device device;

    /** Whether nothing more of this device counts. */
    private boolean isOver;

    /** From the first event on that does not count, no other one of the device does. */
    void row(JournalRow row, Predicate<DeviceEvent> counts) {
      if (!row.persistenceId().equals(entity)) {
        finish();
        entity = row.persistenceId();
        device = devices.get(PersistenceIds.lastPart(entity));
      }
      if (isOver) {
        return;
      }
      DeviceEvent event =
          (DeviceEvent)
              serialization.deserialize(row.payload(), row.serializerId(), row.manifest()).get();
      isOver = !counts.test(event);
      if (!isOver) {
        device = DeviceHistory.apply(device, event);
      }
    }

    void finish() {
      if (device != null) {
        devices.put(device.id().value(), device);
      }
      entity = "";
      device = null;
      isOver = false;
    }
  }
}
