package io.fleettwin.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.UpdateKind;
import io.fleettwin.world.ServiceDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionsTest {

  private static final Question OUTAGE = Shipped.scenarios().named("outage-2024-07-19").question();

  @Test
  void allShippedScenariosNameProfilesAndPresetsThatAreThere() {
    for (String name : Shipped.scenarios().names()) {
      Question scenario = Shipped.scenarios().named(name).question();
      assertThat(scenario.name()).isEqualTo(name);
      assertThat(Shipped.profiles().names()).contains(scenario.profile());
      for (QuestionPlan plan : scenario.plans()) {
        RolloutPlan rollout = scenario.rollout(plan, 20_000);
        assertThat(rollout.incident().isPresent()).isEqualTo(scenario.defect().isPresent());
      }
    }
  }

  @Test
  void theOutageBeginsOnFriday19July2024() {
    assertThat(OUTAGE.epoch()).isEqualTo(Instant.parse("2024-07-19T04:09:00Z"));
    assertThat(OUTAGE.epoch().atOffset(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
  }

  @Test
  void theUpdateIsKernelModeContentWithoutRestart() {
    assertThat(OUTAGE.update().kind()).isEqualTo(UpdateKind.CONTENT);
    assertThat(OUTAGE.update().component()).isEqualTo("crowdstrike-channel-file-291");
    assertThat(OUTAGE.update().mode()).isEqualTo(DriverMode.KERNEL);
    assertThat(OUTAGE.update().needsRestart()).isFalse();
    assertThat(OUTAGE.update().module()).isEqualTo("csagent.sys");
  }

  @Test
  void theDefectHitsEveryDeviceWithTheDriverAsSoonAsItLoads() {
    var exposed = new Combination("", "", Set.of(), Set.of(), 0, 0, "csagent.sys");

    assertThat(OUTAGE.defect())
        .hasValue(new Defect(exposed, 1.0, Trigger.AT_LOAD, 0, 0x50, "csagent.sys"));
  }

  @Test
  void theProfileHasDevicesThatTheDefectHits() {
    var exposed =
        new FleetGenerator(Shipped.profiles().named(OUTAGE.profile()), OUTAGE.seed())
            .devices(1_000)
            .filter(
                d -> d.drivers().find(OUTAGE.defect().orElseThrow().faultingModule()).isPresent());

    assertThat(exposed.count()).isBetween(700L, 900L);
  }

  @Test
  void asItHappenedTheVendorRevertsAfter78MinutesAndNothingElseHelps() {
    QuestionPlan plan = OUTAGE.plans().getFirst();

    assertThat(plan.id()).isEqualTo("as-it-happened");
    assertThat(plan.rings().name()).isEqualTo("all-at-once");
    assertThat(plan.revertAfterMinutes()).hasValue(78);
    assertThat(plan.remediationAfterDetectionMinutes()).isEmpty();
    assertThat(OUTAGE.epoch().plusSeconds(78 * 60)).isEqualTo("2024-07-19T05:27:00Z");
  }

  @Test
  void throughRingsOnlyTheGateStopsTheUpdate() {
    QuestionPlan plan = OUTAGE.plans().get(1);

    assertThat(plan.rings().name()).isEqualTo("autopatch");
    assertThat(plan.revertAfterMinutes()).isEmpty();
    assertThat(plan.remediationAfterDetectionMinutes()).isEmpty();
  }

  @Test
  void theServiceDeskGrowsWithTheFleet() {
    assertThat(OUTAGE.serviceDesk().forFleetOf(20_000))
        .isEqualTo(new ServiceDesk(20, 7 * 60, 21 * 60, true, 0));
    assertThat(OUTAGE.serviceDesk().forFleetOf(100).technicians()).isEqualTo(1);
    assertThat(
            new ServiceDeskPlan(OptionalInt.empty(), 0, 0, 1_440, true, 0)
                .forFleetOf(20_000)
                .technicians())
        .isZero();
  }

  @Test
  void parametersThatTheScenarioDoesNotSetAreTheDefaults(@TempDir Path home) throws IOException {
    Path file =
        Broken.copy(
            Shipped.SCENARIO,
            "recovery:\\n",
            "model:\\n"
                + "  hddFactor: {value: 3, source: assumed}\\n"
                + "  installMinutes: {driver: {value: 4, source: assumed}}\\n"
                + "recovery:\\n",
            home);
    ModelParameters defaults = ModelParameters.defaults();
    ModelParameters model = Shipped.scenarios().at(file).question().model();

    assertThat(OUTAGE.model()).isEqualTo(defaults);
    assertThat(model.hddFactor()).isEqualTo(3);
    assertThat(model.installMinutes().driver()).isEqualTo(4);
    assertThat(model.installMinutes().feature()).isEqualTo(defaults.installMinutes().feature());
    assertThat(model.startSecondsSsd()).isEqualTo(defaults.startSecondsSsd());
  }

  @Test
  void theLimitsOfParametersAreOnesThatTheModelHas() {
    assertThat(ModelParameters.class.getRecordComponents())
        .extracting(c -> c.getName())
        .containsAll(ModelOverrides.SHARES)
        .containsAll(ModelOverrides.POSITIVE);
  }

  @Test
  void sourcesCanBeShown() {
    assertThat(OUTAGE.sources().get("start")).contains("04:09 UTC");
    assertThat(OUTAGE.sources().get("plans[0]")).contains("05:27 UTC");
    assertThat(OUTAGE.sources().get("recovery.restartAndHope.atMost")).contains("15 restarts");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a field unknown            | kind: CONTENT      | sort: CONTENT | update.sort | allowed are [component
          a moment that is none      | 2024-07-19T04:09:00Z | last Friday | start.epoch | is not a moment
          a kind unknown             | kind: CONTENT      | kind: VIRUS   | update.kind | allowed are [DRIVER, AGENT, CONTENT
          a mode unknown             | mode: KERNEL       | mode: BOTH    | update.mode | allowed are [KERNEL, USER]
          an update without a name   | id: channel-file-291 | id: ""      | update.id | has 0 characters
          a trigger unknown          | trigger: AT_LOAD   | trigger: LATER | defect.trigger | allowed are [AT_LOAD
          a stop code that is none   | value: "0x50"      | value: "P50"  | defect.stopCode.value | is not a bug check code
          a share above 100          | value: 100         | value: 101    | defect.sharePercent.value | is 101.0, allowed
          an exposure unknown        | requiredModule:    | requires:     | defect.exposed.requires | allowed are [editions
          a parameter unknown        | recovery:\\n | model: {raceStops: 15}\\nrecovery:\\n | model.raceStops | is not a parameter; allowed are [agentReachMinutes
          a parameter of other type  | recovery:\\n | model: {hddFactor: true}\\nrecovery:\\n | model.hddFactor | is not a number
          a parameter in parts       | value: 15          | value: 15.5   | recovery.restartAndHope.atMost.value | is not a whole number
          a parameter below 0        | value: 15          | value: -15    | recovery.restartAndHope.atMost.value | is -15, allowed are 0
          a probability above 100    | atMost:            | winsPercent: 150\\n    atMost: | recovery.restartAndHope.winsPercent | is 150.0, allowed are 0.0 to 100.0
          a parameter that must be   | recovery:\\n | model: {heartbeatMinutes: {source: assumed, value: 0}}\\nrecovery:\\n | model.heartbeatMinutes.value | is 0, allowed are 1
          hands that take less       | from: 3            | from: 6       | recovery.serviceDesk.minutesADevice.from | the shortest time must not exceed
          a fleet of nobody          | devices: 20000     | devices: 0    | fleet.devices | is 0, allowed are 1 to 10000000
          a fleet too large          | devices: 20000     | devices: 99999999999 | fleet.devices | is 99999999999, allowed
          a desk that never opens    | opens: "07:00"     | opens: "22:00" | recovery.serviceDesk | opens lies before closes
          a time that is none        | opens: "07:00"     | opens: "7am"  | recovery.serviceDesk.opens | is not a time
          a plan twice               | id: autopatch-rings | id: as-it-happened | plans | plan as-it-happened stands twice
          a plan with a bad id       | id: as-it-happened | id: As it happened | plans[0].id | lower-case letters
          a revert that is no time   | revertAfter: PT78M | revertAfter: 78 | plans[0].revertAfter | is not a text
          """)
  void aBrokenScenarioIsRefusedWithItsPlace(
      String what, String text, String broken, String path, String problem, @TempDir Path home)
      throws IOException {
    Path file = Broken.copy(Shipped.SCENARIO, text, broken, home);

    assertThatThrownBy(() -> Shipped.scenarios().at(file))
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
