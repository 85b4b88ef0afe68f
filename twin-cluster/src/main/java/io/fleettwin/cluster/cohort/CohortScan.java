package io.fleettwin.cluster.cohort;

import akka.actor.typed.ActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.cluster.journal.JournalRow;
import io.fleettwin.cluster.journal.PersistenceIdRange;
import io.fleettwin.cluster.serialization.JournalAccess;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import java.util.ArrayList;
import java.util.List;

/** Reads the devices of a cohort from the journal: one scan over the range of their names. */
final class CohortScan {

  private final Journal journal;
  private final Serialization serialization;
  private final PersistenceIdRange range;
  private final List<Device> devices = new ArrayList<>();
  private String current = "";
  private Device device;

  CohortScan(ActorSystem<?> system, String entityId) {
    journal = JournalAccess.of(system).journal();
    serialization = SerializationExtension.get(system);
    range = PersistenceIdRange.ofPrefix(entityId + "/");
  }

  /** The devices, each as its events say. Blocks. */
  List<Device> devices() {
    journal.scan(range.fromInclusive(), range.toExclusive(), this::row);
    finish();
    return devices;
  }

  private void row(JournalRow row) {
    if (!row.persistenceId().equals(current)) {
      finish();
      current = row.persistenceId();
    }
    Object event =
        serialization.deserialize(row.payload(), row.serializerId(), row.manifest()).get();
    device = DeviceHistory.apply(device, (DeviceEvent) event);
  }

  private void finish() {
    if (device != null) {
      devices.add(device);
      device = null;
    }
  }
}
