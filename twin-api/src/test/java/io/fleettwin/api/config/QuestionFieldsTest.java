package io.fleettwin.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.fleet.RecoveryShares;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.Signal;
import io.fleettwin.software.Edition;
import io.fleettwin.study.Measure;
import io.fleettwin.world.ServiceDesk;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that a question can say is read into what it means. */
class QuestionFieldsTest {

  private static final int DAY = 24 * 60;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          recovery: {serviceDesk: {technicians: 1, minutesADevice: {from: 7, to: 9}}} | handsMinMinutes: 7, handsMaxMinutes: 9
          recovery: {serviceDesk: {technicians: 1, minutesATypedKey: 11}}             | keyTypedMinutes: 11
          recovery: {serviceDesk: {technicians: 1, minutesAServer: 33}}               | serverHandsMinutes: 33
          recovery: {serviceDesk: {technicians: 1, keys: TYPED}}                      | keyByScan: false
          recovery: {serviceDesk: {technicians: 1, keys: scanned}}                    | keyByScan: true
          recovery: {serviceDesk: {technicians: 1, travelMinutes: 30}}                | handsMinMinutes: 33, handsMaxMinutes: 35, keyTypedMinutes: 45, serverHandsMinutes: 50
          recovery: {serviceDesk: {technicians: 1, travelMinutes: 30, minutesAServer: 1}} | handsMinMinutes: 33, handsMaxMinutes: 35, keyTypedMinutes: 45, serverHandsMinutes: 31
          recovery: {restartAndHope: {winsPercent: 12, atMost: 4}}                    | raceWins: 0.12, raceStarts: 4
          recovery: {remediation: {minutes: 8}}                                       | remediationMinutes: 8
          exposure: {scanEvery: PT3H}                                                 | scanMinutes: 180
          exposure: {contentReach: PT9M, agentReach: PT2H}                            | contentReachMinutes: 9, agentReachMinutes: 120
          exposure: {desktopsLeftOnPercent: 60, laptopEveningsPercent: 0}             | leftOnShare: 0.6, eveningShare: 0.0
          model: {heartbeatMinutes: 5, missedBeats: 4, telemetryDelayMinutes: 0}      | heartbeatMinutes: 5, missedBeats: 4, telemetryDelayMinutes: 0
          exposure: {scanEvery: {value: PT3H, source: assumed}}                       | scanMinutes: 180
          """)
  void aParameterIsWhatTheQuestionSaysAndAllOthersAreTheDefaults(String said, String expected) {
    ObjectNode parameters = MAPPER.valueToTree(ModelParameters.defaults());
    parameters.setAll((ObjectNode) YamlFile.parse("expected", "{" + expected + "}").json());

    ObjectNode read = MAPPER.valueToTree(Asking.question(said).model());

    assertThat(read).hasToString(parameters.toString());
  }

  @Test
  void aServiceDeskIsReadWithItsHours() {
    Question question =
        Asking.question(
            """
            recovery:
              serviceDesk:
                technicians: {value: 12, source: assumed}
                opens: "06:30"
                closes: "24:00"
                weekends: false
                utcOffsetMinutes: -300
            """);

    assertThat(question.serviceDesk().forFleetOf(1_000_000))
        .isEqualTo(new ServiceDesk(12, 390, DAY, false, -300));
  }

  @Test
  void aServiceDeskThatSaysNoHoursIsAlwaysOpen() {
    assertThat(
            Asking.question("recovery: {serviceDesk: {techniciansPerThousand: 0.5}}")
                .serviceDesk()
                .forFleetOf(20_000))
        .isEqualTo(new ServiceDesk(10, 0, DAY, true, 0));
  }

  @Test
  void withoutAServiceDeskNobodyComes() {
    Question question = Asking.question("");

    assertThat(question.serviceDesk().forFleetOf(20_000).technicians()).isZero();
    assertThat(question.recovery().quickMachineRecovery()).isEmpty();
    assertThat(question.recovery().remediationsPerMinute()).isZero();
    assertThat(question.contentMegabits()).isZero();
    assertThat(question.model()).isEqualTo(ModelParameters.defaults());
  }

  @Test
  void quickMachineRecoveryIsReadForAllEditions() {
    RecoveryShares shares =
        Asking.question(
                """
                recovery:
                  quickMachineRecovery:
                    {percent: 80, autoPercent: 25, retry: PT10M, total: PT1H, onEveryBuild: true}
                """)
            .recovery()
            .quickMachineRecovery()
            .orElseThrow();

    assertThat(shares.cloud()).hasSize(Edition.values().length).containsValue(0.8);
    assertThat(shares.auto()).isEqualTo(0.25);
    assertThat(shares.retryMinutes()).isEqualTo(10);
    assertThat(shares.totalMinutes()).isEqualTo(60);
    assertThat(shares.onEveryBuild()).isTrue();
  }

  @Test
  void whatIsNotSaidOfQuickMachineRecoveryIsWhatMicrosoftDocuments() {
    RecoveryShares shares =
        Asking.question("recovery: {quickMachineRecovery: {percent: 100}}")
            .recovery()
            .quickMachineRecovery()
            .orElseThrow();

    assertThat(shares.auto()).isZero();
    assertThat(shares.retryMinutes()).isEqualTo(30);
    assertThat(shares.totalMinutes()).isEqualTo(180);
    assertThat(shares.onEveryBuild()).isFalse();
  }

  @Test
  void aRemediationComesForEveryPlanThatSaysNothingElse() {
    Question question =
        Asking.question(
            """
            recovery: {remediation: {afterDetection: PT4H, perMinute: 50}}
            plans:
              - {id: one, rings: all-at-once}
              - {id: other, rings: all-at-once, remediationAfterDetection: PT1H}
            """);

    assertThat(question.plan("one").remediationAfterDetectionMinutes()).hasValue(240);
    assertThat(question.plan("other").remediationAfterDetectionMinutes()).hasValue(60);
    assertThat(question.world("w", 400, 1).capacity().remediationsPerMinute()).isEqualTo(50);
  }

  @Test
  void bandwidthIsThatOfTheWorld() {
    Question question = Asking.question("exposure: {contentMegabits: 200}");

    assertThat(question.world("w", 400, 1).capacity().contentMegabits()).isEqualTo(200);
  }

  @Test
  void ringsThatAreWrittenOutAreReadWithTheirGates() {
    Question question =
        Asking.question(
            """
            plans:
              - id: own
                rollBackOnFailure: false
                rings:
                  - name: Pilot
                    devices: 25
                    gate: {signals: [CRASH, silence], minimumSample: 10, thresholdPercent: 2}
                    bake: PT12H
                  - name: Early
                    percent: 10
                    deferral: P1D
                    deadline: P2D
                    grace: P3D
                    push: {devicesPerOffer: 5, every: PT1H}
                    gate: devices
                    bake: P1D
                  - {name: All, rest: true, gate: none, bake: PT0M}
            """);

    assertThat(question.plan("own").rings().rollBackOnFailure()).isFalse();
    assertThat(question.rollout(question.plan("own"), 400).rings())
        .containsExactly(
            new RingPlan(
                "Pilot",
                new RingSize.Devices(25),
                0,
                0,
                PushRate.ALL_AT_ONCE,
                new Gate(Set.of(Signal.CRASH, Signal.SILENCE), 10, 0.02, DAY / 2)),
            new RingPlan(
                "Early",
                new RingSize.Share(0.1),
                DAY,
                3 * DAY,
                new PushRate(5, 60),
                new Gate(Set.of(Signal.CRASH, Signal.AGENT_DOWN, Signal.SILENCE), 100, 0.01, DAY)),
            new RingPlan("All", new RingSize.Rest(), 0, 0, PushRate.ALL_AT_ONCE, Gate.NONE));
  }

  @Test
  void aPlanCanAnswerAFailedGateOtherwiseThanItsPreset() {
    Question question =
        Asking.question(
            """
            plans:
              - {id: back, rings: autopatch}
              - {id: stay, rings: autopatch, rollBackOnFailure: false}
              - {id: written, rings: [{name: All, rest: true, gate: none, bake: PT0M}]}
            """);

    assertThat(question.plans())
        .extracting(plan -> plan.rings().rollBackOnFailure())
        .containsExactly(true, false, true);
  }

  @Test
  void aStudyThatIsNotDescribedHasAHundredFuturesAndNothingElse() {
    assertThat(Asking.question("").study())
        .isEqualTo(
            new StudyPlan(100, 1, OptionalDouble.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void aStudyIsReadWithItsSensitivityAndSearch() {
    StudyPlan study =
        Asking.question(
                """
                study:
                  replications: 30
                  stopWhenErrorPercent: 2.5
                  sensitivity:
                    plan: all
                    measure: technicianHours
                    vary:
                      - {path: recovery.restartAndHope.winsPercent, low: 0, high: 20}
                      - {path: exposure.contentReach, low: PT1M, high: PT1H}
                  search:
                    limit: {downPercent: 0.5, confidencePercent: 90}
                    vary: [{path: "rings[*].bake", values: [PT1H, P1D]}]
                    futures: 40
                """)
            .study();

    assertThat(study.replications()).isEqualTo(30);
    assertThat(study.tightPercent()).hasValue(2.5);
    assertThat(study.sensitivity())
        .hasValue(
            new StudyPlan.Sensitivity(
                "all",
                Measure.TECHNICIAN_HOURS,
                List.of(
                    new StudyPlan.Factor("recovery.restartAndHope.winsPercent", "0", "20"),
                    new StudyPlan.Factor("exposure.contentReach", "PT1M", "PT1H"))));
    assertThat(study.search())
        .as("of the last plan, if none is named")
        .hasValue(
            new StudyPlan.Search(
                "ringed",
                0.5,
                90,
                List.of(new StudyPlan.Choice("rings[*].bake", List.of("PT1H", "P1D"))),
                40));
  }

  @Test
  void whatIsDifferentUnderAPlanIsReadForThatPlanAlone() {
    QuestionDocument document =
        Asking.document(
            """
            recovery: {serviceDesk: {techniciansPerThousand: 1}}
            plans:
              - {id: as-is, rings: autopatch}
              - id: other
                rings: autopatch
                with:
                  recovery.serviceDesk.technicians: 40
                  recovery.restartAndHope.atMost: 2
                  rings[Test].devices: 3
                  "rings[*].gate.thresholdPercent": 4
                  rollBackOnFailure: false
                  update.mode: USER
            """);
    Question asIs = document.questions().get("as-is");
    Question other = document.questions().get("other");

    assertThat(asIs.serviceDesk().forFleetOf(400).technicians()).isEqualTo(1);
    assertThat(asIs.update().mode()).hasToString("KERNEL");
    assertThat(other.serviceDesk().forFleetOf(400).technicians()).isEqualTo(40);
    assertThat(other.model().raceStarts()).isEqualTo(2);
    assertThat(other.update().mode()).hasToString("USER");
    assertThat(other.plan("other").rings().rollBackOnFailure()).isFalse();
    assertThat(other.plan("as-is")).isEqualTo(asIs.plan("as-is"));
    List<RingPlan> rings = other.rollout(other.plan("other"), 400).rings();
    assertThat(rings).extracting(RingPlan::name).containsExactly("Test", "First", "Fast", "Broad");
    assertThat(rings.getFirst().size()).isEqualTo(new RingSize.Devices(3));
    assertThat(rings).extracting(ring -> ring.gate().threshold()).containsOnly(0.04);
  }

  @Test
  void ringsOfAPresetAreWrittenOutAsTheyAre() {
    for (String preset : RingPresets.read(Shipped.RINGS).names()) {
      for (int devices : new int[] {100, 400, 3_000, 20_000}) {
        Question asked =
            Asking.document("plans: [{id: p, rings: %s}]".formatted(preset))
                .with(Map.of("fleet.devices", "" + devices, "plans[p].rings[0].bake", "PT7M"))
                .question();
        List<RingPlan> written = asked.rollout(asked.plan("p"), devices).rings();
        List<RingPlan> published = RingPresets.read(Shipped.RINGS).named(preset).ringsFor(devices);

        assertThat(written.getFirst().gate().bakeMinutes()).isEqualTo(7);
        assertThat(written.subList(1, written.size()))
            .isEqualTo(published.subList(1, published.size()));
        assertThat(written.getFirst().size()).isEqualTo(published.getFirst().size());
      }
    }
  }

  @Test
  void plansOfTheDocumentAreFoundByPositionAndByName() {
    QuestionDocument document = Asking.document("");

    for (String plan : Arrays.asList("1", "ringed")) {
      Question asked =
          document.with(Map.of("plans[" + plan + "].rings[First].percent", "2")).question();
      assertThat(asked.plan("ringed").rings().ringsFor(400).get(1).size())
          .isEqualTo(new RingSize.Share(0.02));
    }
  }

  @Test
  void jsonIsReadLikeYaml() {
    QuestionDocument yaml = Asking.document("study: {replications: 7}");

    QuestionDocument json = Shipped.scenarios().parse("json", yaml.json().toString());

    assertThat(json.question()).isEqualTo(yaml.question());
    assertThat(json.json()).isEqualTo(yaml.json());
  }

  @Test
  void sourcesAreKeptByTheirPlaces() {
    Question question =
        Asking.question(
            "recovery: {source: BSI, serviceDesk: {technicians: {value: 1, source: assumed}}}");

    assertThat(question.sources())
        .containsExactly(
            entry("recovery", "BSI"), entry("recovery.serviceDesk.technicians", "assumed"));
  }
}
