package io.fleettwin.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.Signal;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingPresetsTest {

  private static final int DAY = 24 * 60;

  private static final RingPresets PRESETS = RingPresets.read(Shipped.RINGS);

  @Test
  void thePublishedPresetsAreThere() {
    assertThat(PRESETS.names())
        .containsExactly(
            "all-at-once",
            "autopatch",
            "autopatch-sequential",
            "defender",
            "graph-rate-driven",
            "appconfig-linear");
  }

  @Test
  void everyPresetMakesAPlanForAFleetOfAnySize() {
    var update = new Update("u", UpdateKind.CONTENT, "c", "1", DriverMode.KERNEL, false, 1);
    for (String name : PRESETS.names()) {
      RingPreset preset = PRESETS.named(name);
      for (int devices : new int[] {1, 200, 201, 500, 501, 5_000, 5_001, 20_000, 10_000_000}) {
        var plan =
            new RolloutPlan(
                name,
                update,
                preset.ringsFor(devices),
                preset.rollBackOnFailure(),
                Optional.empty());
        assertThat(plan.rings().getLast().size()).isEqualTo(new RingSize.Rest());
      }
    }
  }

  @Test
  void allAtOnceHasOneRingAndNoGate() {
    RingPreset preset = PRESETS.named("all-at-once");

    assertThat(preset.rollBackOnFailure()).isFalse();
    assertThat(preset.ringsFor(20_000))
        .containsExactly(
            new RingPlan("All", new RingSize.Rest(), 0, 0, PushRate.ALL_AT_ONCE, Gate.NONE));
  }

  @Test
  void autopatchHasTheDocumentedRings() {
    List<RingPlan> rings = PRESETS.named("autopatch").ringsFor(20_000);

    assertThat(rings).extracting(RingPlan::name).containsExactly("Test", "First", "Fast", "Broad");
    assertThat(rings)
        .extracting(RingPlan::size)
        .containsExactly(
            new RingSize.Devices(50),
            new RingSize.Share(0.01),
            new RingSize.Share(0.09),
            new RingSize.Rest());
    assertThat(rings)
        .extracting(RingPlan::deferralMinutes)
        .containsExactly(0, DAY, 6 * DAY, 9 * DAY);
    assertThat(rings)
        .extracting(RingPlan::deadlineMinutes)
        .containsExactly(0, 2 * DAY, 2 * DAY, 5 * DAY);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 1, 0.05, 0.15",
    "200, 1, 0.05, 0.15",
    "201, 1, 0.01, 0.09",
    "500, 1, 0.01, 0.09",
    "501, 5, 0.01, 0.09",
    "5000, 5, 0.01, 0.09",
    "5001, 50, 0.01, 0.09"
  })
  void autopatchSizesItsFirstRingsByTheFleet(int devices, int test, double first, double fast) {
    assertThat(PRESETS.named("autopatch").ringsFor(devices))
        .extracting(RingPlan::size)
        .containsExactly(
            new RingSize.Devices(test),
            new RingSize.Share(first),
            new RingSize.Share(fast),
            new RingSize.Rest());
  }

  @Test
  void autopatchWatchesForCrashesLostAgentsAndSilenceAndTakesTheUpdateBack() {
    RingPreset preset = PRESETS.named("autopatch");

    assertThat(preset.rollBackOnFailure()).isTrue();
    assertThat(preset.ringsFor(20_000))
        .extracting(RingPlan::gate)
        .allSatisfy(gate -> {
          assertThat(gate.signals())
              .containsExactlyInAnyOrder(Signal.CRASH, Signal.AGENT_DOWN, Signal.SILENCE);
          assertThat(gate.threshold()).isEqualTo(0.01);
          assertThat(gate.bakeMinutes()).isPositive();
        })
        .first()
        .satisfies(gate -> assertThat(gate.minimumSample()).isLessThanOrEqualTo(50));
  }

  @Test
  void noAutopatchGateDelaysTheDocumentedSchedule() {
    List<RingPlan> rings = PRESETS.named("autopatch").ringsFor(20_000);
    for (int i = 0; i + 1 < rings.size(); i++) {
      assertThat(rings.get(i).deferralMinutes() + rings.get(i).gate().bakeMinutes())
          .isEqualTo(rings.get(i + 1).deferralMinutes());
    }
  }

  @Test
  void theRateDrivenRolloutOffersAThousandADay() {
    assertThat(PRESETS.named("graph-rate-driven").ringsFor(20_000))
        .extracting(RingPlan::push)
        .containsExactly(new PushRate(1_000, DAY));
  }

  @Test
  void criticalDefenderDevicesComeTwoDaysAfterTheBroadChannel() {
    List<RingPlan> rings = PRESETS.named("defender").ringsFor(20_000);

    assertThat(rings.get(2).size()).isEqualTo(new RingSize.Share(0.1));
    assertThat(rings.get(4).deferralMinutes() - rings.get(3).deferralMinutes()).isEqualTo(48 * 60);
  }

  @Test
  void appConfigGivesAFifthEverySixMinutes() {
    List<RingPlan> rings = PRESETS.named("appconfig-linear").ringsFor(20_000);

    assertThat(rings).extracting(RingPlan::deferralMinutes).containsExactly(0, 6, 12, 18, 24);
    assertThat(rings.subList(0, 4))
        .extracting(RingPlan::size)
        .containsOnly(new RingSize.Share(0.2));
  }

  @Test
  void sourcesCanBeShown() {
    assertThat(PRESETS.named("autopatch").sources())
        .containsKeys("presets.autopatch", "presets.autopatch.rollBackOnFailure", "gates.devices")
        .doesNotContainKey("presets.defender");
  }

  @Test
  void aPresetThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> PRESETS.named("yolo"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("there are [all-at-once, autopatch");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a field unknown       | deadline: PT0M    | deadlne: PT0M    | presets.all-at-once.rings[0].deadlne | allowed are [bake, deadline
          a signal unknown      | signals: [CRASH,  | signals: [NOISE, | gates.first-devices.signals[0] | allowed are [CRASH, AGENT_DOWN, SILENCE, INSTALL_FAILED]
          a signal twice        | signals: [CRASH,  | signals: [SILENCE, | gates.first-devices.signals[2] | stands twice
          a threshold above 100 | thresholdPercent: 1 | thresholdPercent: 101 | gates.first-devices.thresholdPercent | allowed are 0.0 to 100.0
          a sample below 0      | minimumSample: 5  | minimumSample: -5 | gates.first-devices.minimumSample | is -5, allowed are 0
          a sample in parts     | minimumSample: 5  | minimumSample: 5.5 | gates.first-devices.minimumSample | is not a whole number
          a gate unknown        | gate: first-devices | gate: devises    | presets.autopatch.rings[0].gate | there are none and [first-devices, devices, sequential, alarms]
          a flag that is none   | value: false      | value: maybe     | presets.all-at-once.rollBackOnFailure.value | is not true or false
          a deferral too long   | deferral: P11D    | deferral: P61D   | presets.autopatch.rings[4].deferral | to PT86400M
          a deferral below 0    | deferral: P11D    | deferral: P-1D   | presets.autopatch.rings[4].deferral | from PT0M
          a deferral in seconds | deferral: P11D    | deferral: PT5S   | presets.autopatch.rings[4].deferral | whole minutes
          a size twice          | {devices: 50}     | {devices: 50, percent: 1} | presets.autopatch.rings[0].sizes[2] | one of devices, percent and rest
          a size missing        | {devices: 50}     | {source: assumed} | presets.autopatch.rings[0].sizes[2] | one of devices, percent and rest
          steps out of order    | upToDevices: 5000 | upToDevices: 400 | presets.autopatch.rings[0].sizes[1].upToDevices | is 400, allowed are 501
          a last step that ends | {devices: 50}     | {upToDevices: 9000, devices: 50} | presets.autopatch.rings[0].sizes[2].upToDevices | for all larger fleets
          no rest               | sizes: [{rest: true}] | sizes: [{percent: 100}] | presets.all-at-once.rings | the last ring, and no other, takes the rest
          a rest too early      | sizes: [{percent: 0}] | sizes: [{percent: 1}] | presets.autopatch.rings | the last ring, and no other, takes the rest
          shares above 100      | sizes: [{percent: 80}] | sizes: [{percent: 90}] | presets.defender.rings | shares below 100 %
          a ring twice          | name: Broad       | name: Fast       | presets.autopatch.rings | ring Fast stands twice
          a push of nothing     | devicesPerOffer: 1000 | devicesPerOffer: 0 | presets.graph-rate-driven.rings[0].push.devicesPerOffer | is 0, allowed are 1
          """)
  void aBrokenPresetIsRefusedWithItsPlace(
      String what, String text, String broken, String path, String problem, @TempDir Path home)
      throws IOException {
    Path file = Broken.copy(Shipped.RINGS, text, broken, home);

    assertThatThrownBy(() -> RingPresets.read(file))
        .as(what)
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> {
              assertThat(e.path()).isEqualTo(path);
              assertThat(e.problem()).contains(problem);
              assertThat(e).hasMessageContainingAll(file.toString(), path, problem);
            });
  }
}
