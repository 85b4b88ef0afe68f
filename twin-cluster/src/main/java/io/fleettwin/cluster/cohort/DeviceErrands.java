package io.fleettwin.cluster.cohort;

import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.Outgoing;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The commands that a cohort has under way to its devices. Only so many at a time: what all cohorts
 * of a node have under way must stay below the clerk's room, beyond which writes are refused.
 */
final class DeviceErrands {

  /** Commands under way at a time; 128 cohorts a world make 8,192. */
  static final int WINDOW = 64;

  /** How commands reach devices. */
  interface Way {
    void tell(DeviceId device, DeviceCommand command);

    /** Says it once more, to a device that has not answered. */
    default void tellAgain(DeviceId device, DeviceCommand command) {
      tell(device, command);
    }
  }

  private final Way way;
  private final Map<DeviceId, DeviceCommand> underWay = new HashMap<>();
  private final Queue<Outgoing> waiting = new ArrayDeque<>();

  /** Devices whose commands were under way when all were last looked through. */
  private final Set<DeviceId> late = new HashSet<>();

  DeviceErrands(Way way) {
    this.way = way;
  }

  void send(List<Outgoing> commands) {
    waiting.addAll(commands);
    fill();
  }

  /** A device has carried out its command. */
  void done(DeviceId device) {
    underWay.remove(device);
    late.remove(device);
    fill();
  }

  /** A device has refused its command; nothing is gained by repeating it. */
  void refused(String device) {
    done(new DeviceId(device));
  }

  boolean allDone() {
    return underWay.isEmpty() && waiting.isEmpty();
  }

  /** To be called every few seconds; says again what was under way already the last time. */
  void sendAgain() {
    underWay.forEach((device, command) -> {
      if (!late.add(device)) {
        way.tellAgain(device, command);
      }
    });
  }

  private void fill() {
    while (underWay.size() < WINDOW && !waiting.isEmpty()) {
      Outgoing next = waiting.remove();
      underWay.put(next.device(), next.command());
      way.tell(next.device(), next.command());
    }
  }
}
