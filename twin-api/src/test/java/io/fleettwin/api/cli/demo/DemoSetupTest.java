package io.fleettwin.api.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.api.cli.Installation;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.recovery.QuickMachineRecovery;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Installation.class)
class DemoSetupTest {
  private static final DemoOptions PLAIN =
      new DemoOptions(
          "outage-2024-07-19", "", OptionalInt.empty(), OptionalLong.empty(), false, 120, false);
  private static final DemoOptions QMR =
      new DemoOptions(
          "outage-2024-07-19",
          "enterprise-2026",
          OptionalInt.of(200),
          OptionalLong.of(7),
          true,
          120,
          false);
  private static final DemoOptions USER_MODE =
      new DemoOptions(
          "outage-2024-07-19", "", OptionalInt.empty(), OptionalLong.empty(), false, 120, true);

  @Test
  void whatIsNotAskedForIsWhatTheScenarioSays() {
    DemoSetup setup = DemoSetup.read(PLAIN);
    assertThat(setup.devices()).isEqualTo(20_000);
    assertThat(setup.seed()).isEqualTo(setup.scenario().seed());
    assertThat(setup.profile().name()).isEqualTo("enterprise");
    assertThat(setup.plans())
        .extracting(plan -> plan.rings().name())
        .contains("all-at-once", "autopatch");
  }

  @Test
  void whatIsAskedForIsDone() {
    DemoSetup setup = DemoSetup.read(QMR);
    assertThat(setup.devices()).isEqualTo(200);
    assertThat(setup.seed()).isEqualTo(7);
    assertThat(setup.profile().name()).isEqualTo("enterprise-2026");
  }

  @Test
  void aPlansWorldIsSimulatedAndBeginsWhenTheIncidentDid() {
    DemoSetup setup = DemoSetup.read(QMR);
    WorldSettings world = setup.world("rings");
    assertThat(world.name()).isEqualTo("rings");
    assertThat(world.seed()).isEqualTo(7);
    assertThat(world.clock()).isEqualTo(ClockKind.VIRTUAL);
    assertThat(world.epoch()).isEqualTo("2024-07-19T04:09:00Z");
    assertThat(world.capacity().desk().technicians()).isPositive();
    assertThat(setup.horizonTick()).isEqualTo(14 * 1_440);
  }

  @Test
  void inUserModeOnlyTheModeIsAnother() {
    RolloutPlan kernel = rollouts(PLAIN).getFirst();
    RolloutPlan user = rollouts(USER_MODE).getFirst();
    assertThat(kernel.update().mode()).isEqualTo(DriverMode.KERNEL);
    assertThat(user.update().mode()).isEqualTo(DriverMode.USER);
    assertThat(user.incident()).isEqualTo(kernel.incident());
    assertThat(user.rings()).isEqualTo(kernel.rings());
    assertThat(user.update().version()).isEqualTo(kernel.update().version());
  }

  @Test
  void quickMachineRecoveryNeedsARemediationToFind() {
    assertThat(rollouts(PLAIN))
        .allSatisfy(
            r -> assertThat(r.incident().get().remediationAfterDetectionMinutes()).isEmpty());
    assertThat(rollouts(QMR))
        .allSatisfy(
            r -> assertThat(r.incident().get().remediationAfterDetectionMinutes()).hasValue(120));
  }

  @Test
  void quickMachineRecoveryIsSupposedForAllWhateverTheirBuild() {
    DemoSetup setup = DemoSetup.read(QMR);
    assertThat(new FleetGenerator(setup.profile(), setup.seed()).devices(setup.devices()))
        .allSatisfy(device -> {
          assertThat(device.profile().recovery().cloudRemediation()).isTrue();
          assertThat(device.profile().recovery().autoRemediation()).isTrue();
          assertThat(QuickMachineRecovery.isIn(device.installed().os())).isTrue();
        });
  }

  @Test
  void whatIsAssumedIsNamed() {
    Map<String, List<String>> assumed = Assumptions.of(DemoSetup.read(QMR));
    assertThat(assumed.get("question outage-2024-07-19")).contains("recovery.serviceDesk");
    assertThat(assumed.get("command line")).containsExactly("remediation after 2 h");
    assertThat(assumed).containsKeys("fleet profile enterprise-2026", "rings autopatch");
    assertThat(Assumptions.of(DemoSetup.read(PLAIN))).doesNotContainKey("command line");
  }

  @Test
  void aGateThatAPlanDoesNotHaveIsNoAssumptionOfIt() {
    assertThat(Assumptions.of(DemoSetup.read(PLAIN)).getOrDefault("rings all-at-once", List.of()))
        .noneMatch(place -> place.startsWith("gates."));
  }

  @Test
  void aLongListOfAssumptionsIsToldByItsParts() {
    List<String> lines = Assumptions.lines(Assumptions.of(DemoSetup.read(PLAIN)));
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("hardware, "));
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThan(240));
  }

  private static List<RolloutPlan> rollouts(DemoOptions options) {
    DemoSetup setup = DemoSetup.read(options);
    return setup.plans().stream().map(setup::rollout).toList();
  }
}
