package io.fleettwin.cluster.serialization;

import io.fleettwin.cluster.world.WorldEvent;
import io.fleettwin.cluster.world.WorldState;
import io.fleettwin.cluster.world.WorldsEvent;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RolloutEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of event types in the journal. They are for ever: a name is never given to another
 * type, and an event that changes beyond adding fields gets a new name.
 */
final class EventManifests {

  private static final Map<String, Class<?>> TYPES = new HashMap<>();
  private static final Map<Class<?>, String> NAMES = new HashMap<>();

  static {
    name("d1", DeviceEvent.Enrolled.class);
    name("d2", DeviceEvent.InventoryReported.class);
    name("d3", DeviceEvent.Started.class);
    name("d4", DeviceEvent.StartFailed.class);
    name("d5", DeviceEvent.BugChecked.class);
    name("d6", DeviceEvent.EnteredBootLoop.class);
    name("d7", DeviceEvent.EnteredRecovery.class);
    name("d8", DeviceEvent.RemediationMissed.class);
    name("d9", DeviceEvent.RemediationFound.class);
    name("d10", DeviceEvent.RecoveryTimedOut.class);
    name("d11", DeviceEvent.HandsNeeded.class);
    name("d12", DeviceEvent.HandsArrived.class);
    name("d13", DeviceEvent.Remediated.class);
    name("d14", DeviceEvent.AgentStopped.class);
    name("d15", DeviceEvent.AgentRestartFailed.class);
    name("d16", DeviceEvent.UpdateOffered.class);
    name("d17", DeviceEvent.InstallStarted.class);
    name("d18", DeviceEvent.RestartPending.class);
    name("d19", DeviceEvent.RestartBegan.class);
    name("d20", DeviceEvent.UpdateActivated.class);
    name("d21", DeviceEvent.InstallFailed.class);
    name("d22", DeviceEvent.OfferWithdrawn.class);
    name("d23", DeviceEvent.RollbackOrdered.class);
    name("d24", DeviceEvent.RolledBack.class);
    name("d25", DeviceEvent.EndpointMoved.class);
    name("d26", DeviceEvent.HoldPlaced.class);
    name("d27", DeviceEvent.HoldReleased.class);
    name("d28", DeviceEvent.Decommissioned.class);
    name("g1", RingEvent.RingOpened.class);
    name("g2", RingEvent.QuotaRaised.class);
    name("g3", RingEvent.RingJudged.class);
    name("g4", RingEvent.RingClosed.class);
    name("g5", RingEvent.TallyChanged.class);
    name("r1", RolloutEvent.RolloutStarted.class);
    name("r2", RolloutEvent.RingReleased.class);
    name("r3", RolloutEvent.RolloutPaused.class);
    name("r4", RolloutEvent.RolloutResumed.class);
    name("r5", RolloutEvent.RolloutHalted.class);
    name("r6", RolloutEvent.RolloutCancelled.class);
    name("r7", RolloutEvent.UpdateReverted.class);
    name("r8", RolloutEvent.RolloutCompleted.class);
    name("r9", RolloutEvent.OrderNoted.class);
    name("w1", WorldEvent.WorldCreated.class);
    name("w2", WorldEvent.RunRequested.class);
    name("w3", WorldEvent.RunEnded.class);
    name("w4", WorldEvent.TickPassed.class);
    name("w5", WorldEvent.RolloutAdded.class);
    name("w6", WorldEvent.HoldPlaced.class);
    name("w7", WorldEvent.HoldReleased.class);
    name("w8", WorldEvent.WorldForked.class);
    name("x1", WorldsEvent.WorldAdded.class);
    name("x2", WorldsEvent.WorldDoomed.class);
    name("x3", WorldsEvent.WorldRemoved.class);
    // Snapshots. Of devices none are made any more (docs/adr/0006), but a name is for ever.
    name("sd", Device.class);
    name("sw", WorldState.class);
  }

  private EventManifests() {}

  private static void name(String manifest, Class<?> type) {
    if (TYPES.put(manifest, type) != null || NAMES.put(type, manifest) != null) {
      throw new IllegalStateException("manifest " + manifest + " stands twice");
    }
  }

  /** The name of a type; {@code null} if it has none. */
  static String of(Class<?> type) {
    return NAMES.get(type);
  }

  /** The type of a name; {@code null} if no type was ever called so. */
  static Class<?> type(String manifest) {
    return TYPES.get(manifest);
  }

  /** All names and their types. */
  static Map<String, Class<?>> all() {
    return Map.copyOf(TYPES);
  }
}
