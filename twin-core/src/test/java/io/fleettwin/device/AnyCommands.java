package io.fleettwin.device;

import io.fleettwin.random.Draws;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.OsBuild;
import io.fleettwin.software.VersionChange;
import io.fleettwin.software.VersionChange.Part;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Whatever can be asked of a device and can happen to it. */
final class AnyCommands {

  /** A command that still lacks its id, and in a simulation the twin's revision. */
  interface Unsent {
    DeviceCommand send(String id, long revision);
  }

  private AnyCommands() {}

  static Arbitrary<List<Unsent>> lists() {
    return unsent().list().ofMinSize(1).ofMaxSize(60);
  }

  private static Arbitrary<Unsent> unsent() {
    var usual = Arbitraries.of(Machines.INSTALLED, Machines.INSTALLED.withContent("291"));
    return Arbitraries.oneOf(
        List.of(
            profiles().map(p -> (id, r) -> Commands.enrol(id, p)),
            usual.map(i -> (id, r) -> Commands.inventory(id, i)),
            Arbitraries.of(true, false)
                .map(up -> (id, r) -> up ? Commands.started(id) : Commands.failedStart(id)),
            Arbitraries.just((id, r) -> Commands.crash(id)),
            Arbitraries.of(true, false).map(running -> (id, r) -> Commands.agent(id, running)),
            Arbitraries.just((id, r) -> Commands.heartbeat(id)),
            Combinators.combine(rollouts(), changes(64))
                .as((rollout, change) -> (id, r) -> Commands.offer(id, rollout, change)),
            Combinators.combine(rollouts(), Arbitraries.of(InstallProgress.class))
                .as((rollout, progress) -> (id, r) -> Commands.progress(id, rollout, progress)),
            rollouts().map(rollout -> (id, r) -> Commands.rollBack(id, rollout)),
            Arbitraries.of("h1", "h2").map(h -> (id, r) -> Commands.hold(id, h)),
            Arbitraries.of("h1", "h2").map(h -> (id, r) -> Commands.release(id, h)),
            Arbitraries.of(RecoveryMeans.class).map(m -> (id, r) -> Commands.mended(id, m)),
            Arbitraries.of(0, 1, 2, 3, 4, 5)
                .map(i -> (id, r) -> i == 0 ? Commands.decommission(id) : Commands.crash(id)),
            Combinators.combine(Arbitraries.longs().between(-1, 1), happenings(usual, changes(64)))
                .as((ahead, event) -> (id, r) -> Commands.simulated(id, r + ahead, event.at(id)))));
  }

  /** An event that still lacks the command that leads to it. */
  interface Happening {
    DeviceEvent at(At at);

    default DeviceEvent at(String commandId) {
      return at(new At(Commands.TICK, Draws.keyOf(commandId), 1));
    }
  }

  /** Whatever can happen to an enrolled device, with any build and version that there can be. */
  static Arbitrary<Happening> anyHappenings() {
    return happenings(anyInstalled(), changes(200));
  }

  private static Arbitrary<Happening> happenings(
      Arbitrary<InstalledVersions> installed, Arbitrary<VersionChange> changes) {
    return Arbitraries.oneOf(
        List.of(
            Arbitraries.of(
                DeviceEvent.Started::new,
                DeviceEvent.StartFailed::new,
                DeviceEvent.EnteredBootLoop::new,
                DeviceEvent.EnteredRecovery::new,
                DeviceEvent.RemediationMissed::new,
                DeviceEvent.RemediationFound::new,
                DeviceEvent.RecoveryTimedOut::new,
                DeviceEvent.HandsNeeded::new,
                DeviceEvent.HandsArrived::new,
                DeviceEvent.AgentStopped::new,
                DeviceEvent.AgentRestartFailed::new,
                DeviceEvent.RestartBegan::new,
                DeviceEvent.EndpointMoved::new,
                DeviceEvent.Decommissioned::new),
            Arbitraries.of(
                DeviceEvent.InstallStarted::new,
                DeviceEvent.RestartPending::new,
                DeviceEvent.UpdateActivated::new,
                DeviceEvent.UpdateActivated::new,
                DeviceEvent.InstallFailed::new,
                DeviceEvent.OfferWithdrawn::new,
                DeviceEvent.RollbackOrdered::new,
                DeviceEvent.RolledBack::new),
            Arbitraries.of(RecoveryMeans.class).map(m -> at -> new DeviceEvent.Remediated(at, m)),
            Arbitraries.integers().map(c -> at -> new DeviceEvent.BugChecked(at, c, "x.sys")),
            Arbitraries.of("h1", "h2").map(h -> at -> new DeviceEvent.HoldPlaced(at, h)),
            Arbitraries.of("h1", "h2").map(h -> at -> new DeviceEvent.HoldReleased(at, h)),
            Combinators.combine(rollouts(), changes)
                .as((r, c) -> at -> new DeviceEvent.UpdateOffered(at, new Offer(r, 0, "u", c))),
            installed.map(i ->
                at ->
                    new DeviceEvent.InventoryReported(
                        at, Machines.laptop(), Machines.DRIVERS, i, true))));
  }

  private static Arbitrary<DeviceProfile> profiles() {
    return Arbitraries.of(Machines.desktop(), Machines.server(), Machines.laptop());
  }

  private static Arbitrary<String> rollouts() {
    return Arbitraries.of("r1", "r2", "r3");
  }

  private static Arbitrary<InstalledVersions> anyInstalled() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9_999_999),
            Arbitraries.integers().between(0, 9_999_999))
        .as(AnyCommands::build)
        .filter(Optional::isPresent)
        .map(build -> new InstalledVersions(build.orElseThrow(), "7.11", "290"));
  }

  private static Arbitrary<VersionChange> changes(int maxChars) {
    var versions = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(maxChars);
    return Combinators.combine(
            Arbitraries.of(Part.class), Arbitraries.of("sensor.sys", "absent.sys"), versions)
        .as(AnyCommands::change)
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow);
  }

  private static Optional<OsBuild> build(int build, int revision) {
    try {
      return Optional.of(new OsBuild(build, revision));
    } catch (IllegalArgumentException notABuild) {
      return Optional.empty();
    }
  }

  private static Optional<VersionChange> change(Part part, String component, String version) {
    try {
      String to = part == Part.OS ? "10.0.26200." + version.length() : version;
      return Optional.of(new VersionChange(part, component, to));
    } catch (IllegalArgumentException notAChange) {
      return Optional.empty();
    }
  }
}
