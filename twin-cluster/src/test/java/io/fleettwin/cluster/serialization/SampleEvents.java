package io.fleettwin.cluster.serialization;

import static io.fleettwin.cluster.serialization.SampleValues.AT;
import static io.fleettwin.cluster.serialization.SampleValues.DRIVERS;
import static io.fleettwin.cluster.serialization.SampleValues.INSTALLED;
import static io.fleettwin.cluster.serialization.SampleValues.PROFILE;

import io.fleettwin.cluster.world.WorldEvent;
import io.fleettwin.cluster.world.WorldsEvent;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceId;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One of everything that can stand in the journal. Golden files are made of these. */
final class SampleEvents {

  static final List<DeviceEvent> DEVICE =
      List.of(
          new DeviceEvent.Enrolled(
              AT, new DeviceId("PC-0042.example"), PROFILE, DRIVERS, INSTALLED),
          new DeviceEvent.InventoryReported(AT, PROFILE, DRIVERS, INSTALLED, true),
          new DeviceEvent.Started(AT),
          new DeviceEvent.StartFailed(AT),
          new DeviceEvent.BugChecked(AT, 0x50, "csagent.sys"),
          new DeviceEvent.EnteredBootLoop(AT),
          new DeviceEvent.EnteredRecovery(AT),
          new DeviceEvent.RemediationMissed(AT),
          new DeviceEvent.RemediationFound(AT),
          new DeviceEvent.RecoveryTimedOut(AT),
          new DeviceEvent.HandsNeeded(AT),
          new DeviceEvent.HandsArrived(AT),
          new DeviceEvent.Remediated(AT, RecoveryMeans.QUICK_MACHINE_RECOVERY),
          new DeviceEvent.AgentStopped(AT),
          new DeviceEvent.AgentRestartFailed(AT),
          new DeviceEvent.UpdateOffered(AT, SampleValues.OFFER),
          new DeviceEvent.InstallStarted(AT),
          new DeviceEvent.RestartPending(AT),
          new DeviceEvent.RestartBegan(AT),
          new DeviceEvent.UpdateActivated(AT),
          new DeviceEvent.InstallFailed(AT),
          new DeviceEvent.OfferWithdrawn(AT),
          new DeviceEvent.RollbackOrdered(AT),
          new DeviceEvent.RolledBack(AT),
          new DeviceEvent.EndpointMoved(AT),
          new DeviceEvent.HoldPlaced(AT, "hold-1"),
          new DeviceEvent.HoldReleased(AT, "hold-1"),
          new DeviceEvent.Decommissioned(AT));

  private static final List<RingEvent> RING =
      List.of(
          new RingEvent.RingOpened(1_440),
          new RingEvent.QuotaRaised(1_455, 100, true),
          new RingEvent.RingJudged(2_880, Verdict.FAIL, 812, 11),
          new RingEvent.RingClosed(2_881),
          new RingEvent.TallyChanged(2_882, SamplePlans.TALLY));

  private static final List<RolloutEvent> ROLLOUT =
      List.of(
          new RolloutEvent.RolloutStarted(1_440, SamplePlans.PLAN, SamplePlans.BOUNDS),
          new RolloutEvent.RingReleased(2_880, 1),
          new RolloutEvent.RolloutPaused(2_900, AT.command()),
          new RolloutEvent.RolloutResumed(2_910, AT.command()),
          new RolloutEvent.RolloutHalted(2_920, 1),
          new RolloutEvent.RolloutCancelled(2_930, AT.command()),
          new RolloutEvent.UpdateReverted(2_940, AT.command()),
          new RolloutEvent.RolloutCompleted(2_950),
          new RolloutEvent.OrderNoted(2_960, AT.command()));

  private static final List<Object> WORLD =
      List.of(
          new WorldEvent.WorldCreated(SamplePlans.SETTINGS),
          new WorldEvent.RunRequested(14_400),
          new WorldEvent.RunEnded(14_399),
          new WorldEvent.TickPassed(1_441),
          new WorldEvent.RolloutAdded("july-2024"),
          new WorldEvent.HoldPlaced(SamplePlans.HOLD),
          new WorldEvent.HoldReleased("hold-1"),
          new WorldEvent.WorldForked(
              List.of(SamplePlans.PAST),
              List.of("july-2024"),
              List.of(SamplePlans.HOLD),
              List.of()),
          new WorldsEvent.WorldAdded("rehearsal", Optional.empty()),
          new WorldsEvent.WorldDoomed("rehearsal"),
          new WorldsEvent.WorldRemoved("rehearsal"));

  private static final List<Object> SNAPSHOTS = List.of(SampleValues.DEVICE, SamplePlans.WORLD);

  private SampleEvents() {}

  static List<Object> all() {
    return Stream.of(DEVICE, RING, ROLLOUT, WORLD, SNAPSHOTS)
        .<Object>flatMap(List::stream)
        .toList();
  }

  /** The sample that a manifest stands for. */
  static Object of(String manifest) {
    return all().stream()
        .filter(sample -> manifest.equals(EventManifests.of(sample.getClass())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("manifest " + manifest + " has no sample"));
  }
}
