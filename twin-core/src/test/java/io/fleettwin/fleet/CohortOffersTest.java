package io.fleettwin.fleet;

import static io.fleettwin.fleet.Rollouts.content;
import static io.fleettwin.fleet.Rollouts.driver;
import static io.fleettwin.fleet.Rollouts.forAll;
import static io.fleettwin.fleet.Rollouts.plan;
import static io.fleettwin.fleet.Rollouts.ring;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.OfferUpdate;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Machines;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whom a cohort offers an update: members of the ring, in the order of their places, once. */
class CohortOffersTest {

  @Test
  void asManyAreOfferedTheUpdateAsTheTargetSaysThoseWhoWereIncluded() {
    var cohort = servers(20).start(forAll("r1", content()));
    assertThat(cohort.offer("r1", 0, 5)).hasSize(5);
    assertThat(cohort.offer("r1", 0, 5)).isEmpty();
    assertThat(cohort.offer("r1", 0, 3)).isEmpty();
    assertThat(cohort.offer("r1", 0, 8)).hasSize(3);
    assertThat(cohort.offer("r1", 0, 100)).hasSize(12);
    assertThat(cohort.offer("r1", 0, 100)).isEmpty();
    assertThat(cohort.tally("r1", 0).get(Count.OFFERED)).isEqualTo(20);
  }

  @Property(tries = 50)
  void offersGoOutInTheOrderOfTheDevicesPlaces(
      @ForAll @IntRange(min = 1, max = 30) int devices,
      @ForAll @Size(max = 6) List<@IntRange(max = 30) Integer> targets) {
    var cohort = servers(devices).start(forAll("r1", content()));
    List<DeviceId> inOrder =
        cohort.ids().stream()
            .sorted(Comparator.comparing(CohortOffersTest::place, Long::compareUnsigned))
            .toList();
    int most = 0;
    for (int target : targets) {
      cohort.offer("r1", 0, target);
      most = Math.min(devices, Math.max(most, target));
      assertThat(assigned(cohort, "r1")).isEqualTo(Set.copyOf(inOrder.subList(0, most)));
    }
    assertThat(devicesOf(cohort.offer("r1", 0, devices))).isEqualTo(inOrder.subList(most, devices));
  }

  @Test
  void aCohortThatIsAskedTwiceSaysTheSameAndNoDeviceTakesItTwice() {
    var cohort = servers(9).start(forAll("r1", content()));
    List<Outgoing> first = cohort.table().offers("r1", 0, 4);
    assertThat(cohort.table().offers("r1", 0, 4)).isEqualTo(first);
    cohort.carriedOut(first);
    cohort.carriedOut(first);
    assertThat(cohort.offered()).hasSize(4);
    assertThat(cohort.table().offers("r1", 0, 4)).isEmpty();
  }

  @Test
  void onlyMembersOfTheRingAreOfferedIt() {
    var first = ring(new RingSize.Devices(3));
    var cohort = servers(10).start(plan("r1", content(), first, ring(new RingSize.Rest())));
    List<DeviceId> test = devicesOf(cohort.offer("r1", 0, 10));
    List<DeviceId> rest = devicesOf(cohort.offer("r1", 1, 10));
    assertThat(test).hasSize(3);
    assertThat(rest).hasSize(7).doesNotContainAnyElementsOf(test);
    assertThat(cohort.tally("r1", 0).get(Count.MEMBERS)).isEqualTo(3);
    assertThat(cohort.tally("r1", 1).get(Count.MEMBERS)).isEqualTo(7);
  }

  @Test
  void aDeviceThatIsBusyWithAnotherUpdateIsPassedOverUntilItIsFree() {
    var cohort = servers(6).start(forAll("r1", content())).start(forAll("r2", driver()));
    List<DeviceId> busy = devicesOf(cohort.offer("r1", 0, 2));
    List<DeviceId> free = devicesOf(cohort.offer("r2", 0, 6));
    assertThat(free).hasSize(4).doesNotContainAnyElementsOf(busy);
    cohort.until(10);
    assertThat(busy).allMatch(device -> cohort.phase(device) == Phase.ACTIVE);
    assertThat(devicesOf(cohort.offer("r2", 0, 6))).containsExactlyInAnyOrderElementsOf(busy);
  }

  @Test
  void aDeviceThatIsDownIsPassedOver() {
    var cohort = servers(6).start(Rollouts.faulty(forAll("r1", content())));
    cohort.start(forAll("r2", driver()));
    List<DeviceId> down = devicesOf(cohort.offer("r1", 0, 2));
    cohort.until(30);
    assertThat(down).allMatch(device -> cohort.phase(device).isDown());
    assertThat(cohort.offer("r2", 0, 6))
        .extracting(Outgoing::device)
        .doesNotContainAnyElementsOf(down);
    assertThat(cohort.tally("r2", 0).get(Count.OFFERED)).isEqualTo(4);
  }

  @Test
  void aDeviceWhoseAgentIsDownIsOfferedOnlyWhatReplacesTheVersionThatFailed() {
    var cohort = servers(3).start(Rollouts.faulty(forAll("r1", agentContent("291"))));
    cohort.offer("r1", 0, 3);
    cohort.until(30);
    assertThat(cohort.ids()).allMatch(device -> cohort.phase(device) == Phase.AGENT_DOWN);
    cohort.start(forAll("r2", driver())).start(forAll("r3", agentContent("292")));
    assertThat(cohort.offer("r2", 0, 3)).isEmpty();
    assertThat(cohort.offer("r3", 0, 3)).hasSize(3);
    assertThat(cohort.twins()).allMatch(twin -> twin.boot().health() == BootHealth.DEGRADED);
    cohort.until(60);
    assertThat(cohort.twins()).allMatch(twin -> twin.boot().health() == BootHealth.HEALTHY);
    assertThat(cohort.tally("r3", 0).get(Count.INSTALLED)).isEqualTo(3);
  }

  private static Update agentContent(String version) {
    return new Update(
        "u" + version, UpdateKind.CONTENT, "channel", version, DriverMode.USER, false, 40);
  }

  @Test
  void aRealDeviceThatIsBusyIsPassedOverUntilItReportsToBeDone() {
    var cohort = OneCohort.of(TestWorlds.reported()).with(6, Machines.server());
    cohort.start(forAll("r1", content())).start(forAll("r2", driver()));
    var busy = cohort.offer("r1", 0, 1).getFirst().device();
    assertThat(devicesOf(cohort.offer("r2", 0, 6))).hasSize(5).doesNotContain(busy);
    cohort.ask(busy, new DeviceCommand.ReportInstall("i", 0, "r1", InstallProgress.ACTIVE));
    assertThat(devicesOf(cohort.offer("r2", 0, 6))).containsExactly(busy);
  }

  @Test
  void devicesUnderASafeguardHoldAreNotOfferedTheUpdateInAnyRollout() {
    var cohort = servers(3).with(4, Machines.desktop());
    var desktops = new Combination("", "", Set.of(FormFactor.DESKTOP), Set.of(), 0, 0, "");
    cohort.start(forAll("r1", content())).start(forAll("r2", content()));
    cohort.start(forAll("r3", driver()));
    cohort.hold(new SafeguardHold("h1", content().component(), "", desktops));
    assertThat(cohort.tally("r1", 0).get(Count.MEMBERS)).isEqualTo(7);
    assertThat(cohort.tally("r1", 0).get(Count.HELD)).isEqualTo(4);
    assertThat(cohort.offer("r1", 0, 7)).hasSize(3);
    assertThat(cohort.offer("r2", 0, 7)).as("busy, or held").isEmpty();
    assertThat(cohort.offer("r3", 0, 7)).as("another component").hasSize(4);
    cohort.releaseHolds();
    assertThat(cohort.tally("r1", 0).get(Count.HELD)).isZero();
  }

  /** Otherwise the ring that failed would lose its members, and with them its tally. */
  @Test
  void theHoldOfAFailedGateKeepsTheUpdateFromOtherRolloutsAndTheOwnMembersStay() {
    var cohort = servers(4).start(forAll("r1", content())).start(forAll("r2", content()));
    cohort.offer("r1", 0, 1);
    cohort.happens("r1", new RolloutEvent.RolloutHalted(0, 0));
    var failed = cohort.briefing().rollout("r1").orElseThrow();
    assertThat(failed.failed()).isTrue();
    assertThat(cohort.briefing().rollout("r2").orElseThrow().failed()).isFalse();
    cohort.hold(failed.holdOfFailedGate());
    assertThat(cohort.tally("r1", 0).get(Count.HELD)).isZero();
    assertThat(cohort.tally("r2", 0).get(Count.HELD)).isEqualTo(4);
    assertThat(cohort.offer("r2", 0, 4)).isEmpty();
  }

  @Test
  void aDeviceThatIsHeldItselfIsNotOfferedAnything() {
    var cohort = servers(3).start(forAll("r1", content()));
    var held = cohort.ids().get(1);
    cohort.ask(held, new DeviceCommand.Hold("h", 0, "hold-1"));
    assertThat(devicesOf(cohort.offer("r1", 0, 3))).hasSize(2).doesNotContain(held);
    cohort.ask(held, new DeviceCommand.Release("x", 0, "hold-1"));
    assertThat(devicesOf(cohort.offer("r1", 0, 3))).containsExactly(held);
  }

  @Test
  void whoHasLeftTheFleetIsNoMemberAnyMore() {
    var cohort = servers(3).start(forAll("r1", content()));
    cohort.ask(cohort.ids().getFirst(), new DeviceCommand.Decommission("d", 0));
    assertThat(cohort.tally("r1", 0).get(Count.MEMBERS)).isEqualTo(2);
    assertThat(cohort.offer("r1", 0, 3)).hasSize(2);
  }

  @Test
  void whoComesLaterFallsIntoARingAndIsOfferedIt() {
    var cohort = servers(3).start(forAll("r1", content()));
    cohort.offer("r1", 0, 3);
    cohort.with(2, Machines.server());
    assertThat(cohort.tally("r1", 0).get(Count.MEMBERS)).isEqualTo(5);
    assertThat(cohort.offer("r1", 0, 5)).hasSize(2);
  }

  @Test
  void whatIsTakenBackOrWithdrawnIsNotOfferedAnyMore() {
    var cohort = servers(4).start(forAll("r1", content())).start(forAll("r2", driver()));
    cohort.happens("r1", new RolloutEvent.RolloutCompleted(0));
    cohort.happens("r1", new RolloutEvent.UpdateReverted(0, 0));
    cohort.happens("r2", new RolloutEvent.RolloutCancelled(0, 0));
    assertThat(cohort.offer("r1", 0, 4)).isEmpty();
    assertThat(cohort.offer("r2", 0, 4)).isEmpty();
  }

  @Test
  void onlyInASimulatedWorldAnOfferCarriesAnEndpoint() {
    var simulated = servers(1).start(forAll("r1", content()));
    var real = OneCohort.of(TestWorlds.reported()).with(1, Machines.server());
    real.start(forAll("r1", content()));
    var command = (OfferUpdate) simulated.offer("r1", 0, 1).getFirst().command();
    assertThat(Endpoint.unpack(command.endpoint()).phase()).isEqualTo(Phase.OFFERED);
    assertThat(((OfferUpdate) real.offer("r1", 0, 1).getFirst().command()).endpoint()).isZero();
  }

  private static OneCohort servers(int number) {
    return OneCohort.of(TestWorlds.simulated()).with(number, Machines.server());
  }

  private static long place(DeviceId device) {
    return new Draws(TestWorlds.SEED).bits(device.key(), Draw.RING_ORDER, 0);
  }

  private static List<DeviceId> devicesOf(List<Outgoing> commands) {
    return commands.stream().map(Outgoing::device).toList();
  }

  private static Set<DeviceId> assigned(OneCohort cohort, String rollout) {
    return cohort.twins().stream()
        .filter(twin -> twin.isAssignedTo(rollout))
        .map(Device::id)
        .collect(Collectors.toSet());
  }
}
