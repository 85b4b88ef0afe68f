package io.fleettwin.device;

import static io.fleettwin.device.Commands.enrol;
import static io.fleettwin.device.Commands.offer;
import static io.fleettwin.device.Commands.progress;
import static io.fleettwin.device.TestedDevice.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.device.DeviceEvent.*;
import io.fleettwin.recovery.RecoveryMeans;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each event does to the state of a device that runs its latest update. */
class DeviceHistoryTest {

  private static final At AT = new At(2_000, 4_711, 99);
  private static final Offer OFFER = new Offer("r2", 1, "u2", Commands.CONTENT_291);

  /** An event, whether the device itself was heard, and what must be true afterwards. */
  record Sample(DeviceEvent event, boolean heard, Predicate<Device> after) {
    @Override
    public String toString() {
      return event.getClass().getSimpleName();
    }
  }

  static Stream<Sample> samples() {
    var profile = Machines.laptop();
    var newer = Machines.INSTALLED.withAgent("8");
    return Stream.of(
        heard(
            new Enrolled(AT, Machines.ID, profile, Machines.DRIVERS, newer),
            d -> d.profile().equals(profile) && d.assignment().isEmpty()),
        heard(
            new InventoryReported(AT, profile, Machines.DRIVERS, newer, true),
            d -> d.profile().equals(profile) && d.installed().equals(newer)),
        heard(new Started(AT), health(BootHealth.HEALTHY)),
        heard(new StartFailed(AT), d -> d.boot().failedStarts() == 1),
        heard(
            new BugChecked(AT, 0x7E, "sensor.sys"),
            health(BootHealth.CRASHED).and(d -> d.boot().lastStopCode() == 0x7E)),
        heard(new EnteredBootLoop(AT), health(BootHealth.BOOT_LOOP)),
        heard(new EnteredRecovery(AT), health(BootHealth.RECOVERY)),
        heard(new RemediationMissed(AT), health(BootHealth.HEALTHY)),
        heard(new RemediationFound(AT), health(BootHealth.HEALTHY)),
        heard(new RecoveryTimedOut(AT), d -> d.boot().health() != BootHealth.RECOVERY),
        heard(new HandsNeeded(AT), health(BootHealth.AWAITING_HANDS)),
        heard(new HandsArrived(AT), health(BootHealth.AWAITING_HANDS)),
        heard(
            new Remediated(AT, RecoveryMeans.ROLLBACK),
            d -> d.boot().recoveredBy() == RecoveryMeans.ROLLBACK),
        heard(new AgentStopped(AT), health(BootHealth.DEGRADED)),
        heard(new AgentRestartFailed(AT), d -> !d.boot().health().isDown()),
        decided(new UpdateOffered(AT, OFFER), progressIs(InstallProgress.OFFERED)),
        heard(new InstallStarted(AT), progressIs(InstallProgress.INSTALLING)),
        heard(new RestartPending(AT), progressIs(InstallProgress.PENDING_RESTART)),
        heard(new RestartBegan(AT), health(BootHealth.BOOTING)),
        heard(new UpdateActivated(AT), progressIs(InstallProgress.ACTIVE)),
        heard(new InstallFailed(AT), progressIs(InstallProgress.FAILED)),
        decided(new OfferWithdrawn(AT), progressIs(InstallProgress.WITHDRAWN)),
        decided(new RollbackOrdered(AT), progressIs(InstallProgress.ROLLING_BACK)),
        heard(
            new RolledBack(AT),
            progressIs(InstallProgress.ROLLED_BACK)
                .and(d -> d.installed().equals(Machines.INSTALLED))),
        decided(new EndpointMoved(AT), health(BootHealth.HEALTHY)),
        decided(new HoldPlaced(AT, "h2"), d -> d.holds().contains("h2")),
        decided(new HoldReleased(AT, "h1"), d -> d.holds().isEmpty()),
        decided(new Decommissioned(AT), Device::decommissioned));
  }

  @Test
  void thereIsASampleOfEveryEvent() {
    assertThat(samples().<Class<?>>map(sample -> sample.event().getClass()))
        .containsExactlyInAnyOrder(DeviceEvent.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itChangesWhatItTells(Sample sample) {
    assertThat(DeviceHistory.apply(before(), sample.event())).matches(sample.after());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itCountsAsOneRevisionAndRemembersItsCommandAndTheEndpoint(Sample sample) {
    Device before = before();
    Device after = DeviceHistory.apply(before, sample.event());
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.revision()).isEqualTo(before.revision() + 1);
    assertThat(after.recent().contains(4_711)).isTrue();
    assertThat(after.recent().contains(Arrays.stream(before.recent().toArray()).max().orElse(0)))
        .isTrue();
    assertThat(after.endpoint()).isEqualTo(99);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void onlyWhatComesFromTheDeviceMeansThatItWasHeard(Sample sample) {
    Device before = before();
    int heardTick = DeviceHistory.apply(before, sample.event()).heardTick();
    assertThat(heardTick).isEqualTo(sample.heard() ? AT.tick() : before.heardTick());
  }

  @Test
  void aDeviceIsNotHeardByWhatAnInventoryToolTellsOfIt() {
    var newer = Machines.INSTALLED.withAgent("8");
    var told = new InventoryReported(AT, Machines.laptop(), Machines.DRIVERS, newer, false);
    Device after = DeviceHistory.apply(before(), told);
    assertThat(after.installed()).isEqualTo(newer);
    assertThat(after.heardTick()).isEqualTo(before().heardTick());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void onlyAnEnrolmentCanBeTheFirst(Sample sample) {
    if (sample.event() instanceof Enrolled) {
      assertThat(DeviceHistory.apply(null, sample.event()).revision()).isEqualTo(1);
    } else {
      assertThatThrownBy(() -> DeviceHistory.apply(null, sample.event()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anEventOfTheRealWorldLeavesTheSimulatedEndpointAlone() {
    Device simulated = DeviceHistory.apply(before(), new Started(AT));
    Device after = DeviceHistory.apply(simulated, new Started(new At(3_000, 1, 0)));
    assertThat(after.endpoint()).isEqualTo(99);
  }

  @Test
  void aSimulatedDeviceBugChecksAtEachStartOfItsCrashLoop() {
    var crashed = DeviceHistory.apply(before(), new BugChecked(AT, 0x50, "sensor.sys"));
    var once = DeviceHistory.apply(crashed, new StartFailed(AT));
    assertThat(once.boot().bugChecks()).as("the bug check made that start fail").isEqualTo(1);
    var twice = DeviceHistory.apply(once, new StartFailed(new At(2_001, 5, 99)));
    assertThat(twice.boot().bugChecks()).isEqualTo(2);
    var looping = DeviceHistory.apply(twice, new EnteredBootLoop(new At(2_001, 5, 99)));
    var again = DeviceHistory.apply(looping, new StartFailed(new At(2_002, 6, 99)));
    assertThat(again.boot().bugChecks()).isEqualTo(3);
  }

  @Test
  void ofARealDeviceOnlyTheBugChecksAreCountedThatItReported() {
    var crashed = DeviceHistory.apply(before(), new BugChecked(AT, 0x50, "sensor.sys"));
    var failed = DeviceHistory.apply(crashed, new StartFailed(new At(2_001, 5, 0)));
    assertThat(failed.boot().bugChecks()).isEqualTo(1);
  }

  private static Device before() {
    return given(enrol(), offer("o", "r1"), progress("p", "r1", InstallProgress.ACTIVE))
        .when(Commands.hold("h", "h1"))
        .device();
  }

  private static Sample heard(DeviceEvent event, Predicate<Device> after) {
    return new Sample(event, true, after);
  }

  private static Sample decided(DeviceEvent event, Predicate<Device> after) {
    return new Sample(event, false, after);
  }

  private static Predicate<Device> health(BootHealth health) {
    return device -> device.boot().health() == health;
  }

  private static Predicate<Device> progressIs(InstallProgress progress) {
    return device -> device.assignment().orElseThrow().progress() == progress;
  }
}
