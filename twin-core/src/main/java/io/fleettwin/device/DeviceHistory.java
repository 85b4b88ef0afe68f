package io.fleettwin.device;

import static io.fleettwin.device.BootHealth.AWAITING_HANDS;
import static io.fleettwin.device.BootHealth.BOOTING;
import static io.fleettwin.device.BootHealth.BOOT_LOOP;
import static io.fleettwin.device.BootHealth.CRASHED;
import static io.fleettwin.device.BootHealth.DEGRADED;
import static io.fleettwin.device.BootHealth.HEALTHY;
import static io.fleettwin.device.BootHealth.RECOVERY;

import io.fleettwin.device.DeviceEvent.*;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.VersionChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How a device's state follows from its events. */
public final class DeviceHistory {

  private DeviceHistory() {}

  /**
   * The state after an event.
   *
   * @param before {@code null} only for {@link Enrolled}
   * @throws IllegalStateException if the first event is another one: the journal is damaged
   */
  public static Device apply(Device before, DeviceEvent event) {
    if (event instanceof Enrolled enrolled && before == null) {
      return enrolled(enrolled);
    }
    if (before == null) {
      throw new IllegalStateException("first event of a device is " + event);
    }
    Change next = new Change(before);
    int tick = event.at().tick();
    switch (event) {
      case Enrolled e -> next.reEnrolled(e);
      case InventoryReported e -> next.inventory(e);
      case Started e -> next.boot = before.boot().started(tick);
      case StartFailed e -> next.boot = before.boot().startFailed(tick, e.at().endpoint() != 0);
      case BugChecked e -> next.bugChecked(e);
      case EnteredBootLoop e -> next.health(BOOT_LOOP, tick);
      case EnteredRecovery e -> next.health(RECOVERY, tick);
      case RemediationMissed e -> {}
      case RemediationFound e -> {}
      case RecoveryTimedOut e -> next.boot = before.boot().started(tick).becomes(CRASHED, tick);
      case HandsNeeded e -> next.health(AWAITING_HANDS, tick);
      case HandsArrived e -> next.health(AWAITING_HANDS, tick);
      case Remediated e -> next.remediated(e.means(), tick);
      case AgentStopped e -> next.agentStopped(tick);
      case AgentRestartFailed e -> {}
      case UpdateOffered e -> next.offered(e.offer());
      case InstallStarted e -> next.progress(InstallProgress.INSTALLING);
      case RestartPending e -> next.progress(InstallProgress.PENDING_RESTART);
      case RestartBegan e -> next.health(BOOTING, tick);
      case UpdateActivated e -> next.activated();
      case InstallFailed e -> next.progress(InstallProgress.FAILED);
      case OfferWithdrawn e -> next.progress(InstallProgress.WITHDRAWN);
      case RollbackOrdered e -> next.progress(InstallProgress.ROLLING_BACK);
      case RolledBack e -> next.rolledBack();
      case EndpointMoved e -> {}
      case HoldPlaced e -> next.holds(holds -> plus(holds, e.holdId()));
      case HoldReleased e -> next.holds(holds -> minus(holds, e.holdId()));
      case Decommissioned e -> next.decommissioned = true;
    }
    return next.after(event);
  }

  private static Device enrolled(Enrolled e) {
    return new Device(
        e.device(),
        SharedParts.of(e.profile()),
        SharedParts.of(e.drivers()),
        SharedParts.of(e.installed()),
        SharedParts.of(BootStatus.atEnrolment(e.at().tick())),
        Optional.empty(),
        List.of(),
        Set.of(),
        e.at().tick(),
        e.at().endpoint(),
        false,
        CommandIds.of(e.at().command()),
        1);
  }

  private static Set<String> plus(Set<String> holds, String hold) {
    var changed = new HashSet<>(holds);
    changed.add(hold);
    return changed;
  }

  private static Set<String> minus(Set<String> holds, String hold) {
    var changed = new HashSet<>(holds);
    changed.remove(hold);
    return changed;
  }

  /** A device on its way from one state to the next. */
  private static final class Change {
    private final Device before;
    private DeviceProfile profile;
    private DriverSet drivers;
    private InstalledVersions installed;
    private BootStatus boot;
    private Optional<Assignment> assignment;
    private List<Assignment> earlier;
    private Set<String> holds;
    private long endpoint;
    private boolean decommissioned;

    Change(Device before) {
      this.before = before;
      profile = before.profile();
      drivers = before.drivers();
      installed = before.installed();
      boot = before.boot();
      assignment = before.assignment();
      earlier = before.earlier();
      holds = before.holds();
      endpoint = before.endpoint();
      decommissioned = before.decommissioned();
    }

    void reEnrolled(Enrolled e) {
      profile = SharedParts.of(e.profile());
      drivers = SharedParts.of(e.drivers());
      installed = SharedParts.of(e.installed());
      boot = BootStatus.atEnrolment(e.at().tick());
      assignment = Optional.empty();
      earlier = List.of();
      holds = Set.of();
      endpoint = 0;
      decommissioned = false;
    }

    void inventory(InventoryReported e) {
      profile = SharedParts.of(e.profile());
      drivers = SharedParts.of(e.drivers());
      installed = SharedParts.of(e.installed());
    }

    void health(BootHealth health, int tick) {
      boot = before.boot().becomes(health, tick);
    }

    void remediated(RecoveryMeans means, int tick) {
      BootStatus mended =
          switch (before.boot().health()) {
            case CRASHED, BOOT_LOOP, RECOVERY, AWAITING_HANDS ->
                before.boot().becomes(BOOTING, tick);
            case DEGRADED, OFFLINE -> before.boot().becomes(HEALTHY, tick);
            // Who mended it may say so after the device was heard to be up, or say it twice.
            case HEALTHY, BOOTING -> before.boot();
          };
      boot = mended.recovered(means);
      assignment = assignment.map(latest -> latest.recovered(means));
    }

    /** A simulated endpoint crashes of nothing but its update. */
    void bugChecked(BugChecked e) {
      boot = before.boot().bugChecked(e.at().tick(), e.stopCode(), e.faultingModule());
      boolean simulated = e.at().endpoint() != 0;
      assignment =
          assignment.map(latest ->
              simulated || latest.isBlamedFor(e.faultingModule()) ? latest.bugChecked() : latest);
    }

    void agentStopped(int tick) {
      health(DEGRADED, tick);
      assignment = assignment.map(Assignment::agentEnded);
    }

    void offered(Offer offer) {
      var remembered = new ArrayList<>(earlier);
      assignment.ifPresent(remembered::add);
      int surplus = Math.max(0, remembered.size() - Device.MAX_EARLIER);
      earlier = SharedParts.of(remembered.subList(surplus, remembered.size()));
      assignment = Optional.of(Assignment.of(offer));
    }

    void progress(InstallProgress progress) {
      assignment = assignment.map(latest -> latest.with(progress));
    }

    void activated() {
      assignment =
          assignment.map(latest -> {
            VersionChange change = latest.offer().change();
            // One that could not be rolled back may act again: the way back is still the first one.
            var undo = latest.undo().orElse(change.inverse(installed, drivers));
            apply(change);
            return latest.activated(undo);
          });
    }

    void rolledBack() {
      assignment.flatMap(Assignment::undo).ifPresent(this::apply);
      progress(InstallProgress.ROLLED_BACK);
    }

    private void apply(VersionChange change) {
      installed = SharedParts.of(change.applyTo(installed));
      if (change.part() == VersionChange.Part.DRIVER) {
        drivers = SharedParts.of(change.applyTo(drivers));
      }
    }

    void holds(UnaryOperator<Set<String>> change) {
      holds = SharedParts.of(change.apply(holds));
    }

    Device after(DeviceEvent event) {
      return new Device(
          before.id(),
          profile,
          drivers,
          installed,
          SharedParts.of(boot),
          SharedParts.of(assignment),
          earlier,
          holds,
          event.isFromDevice() ? event.at().tick() : before.heardTick(),
          event.at().endpoint() != 0 ? event.at().endpoint() : endpoint,
          decommissioned,
          before.recent().plus(event.at().command()),
          before.revision() + 1);
    }
  }
}
