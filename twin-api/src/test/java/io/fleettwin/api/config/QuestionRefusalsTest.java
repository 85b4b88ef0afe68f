package io.fleettwin.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is unknown or contradictory in a question is refused, with its place and what is allowed.
 */
class QuestionRefusalsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          faults: {}                                         | faults                    | is not a field; allowed are [defect, description, exposure
          recovery: {hope: 1}                                | recovery.hope             | allowed are [quickMachineRecovery, remediation, restartAndHope, serviceDesk
          recovery: {serviceDesk: {technicians: 1, people: 2}} | recovery.serviceDesk.people | allowed are [closes, keys
          recovery: {serviceDesk: {opens: "08:00"}}          | recovery.serviceDesk      | has one of technicians and techniciansPerThousand
          recovery: {serviceDesk: {technicians: 1, techniciansPerThousand: 1}} | recovery.serviceDesk | has one of technicians and techniciansPerThousand
          recovery: {serviceDesk: {technicians: 1.5}}        | recovery.serviceDesk.technicians | is not a whole number from 0 to 100000
          recovery: {serviceDesk: {technicians: 1, keys: LOST}} | recovery.serviceDesk.keys | allowed are [SCANNED, TYPED]
          recovery: {serviceDesk: {technicians: 1, minutesADevice: {from: 9, to: 7}}} | recovery.serviceDesk.minutesADevice.from | the shortest time must not exceed the longest
          recovery: {serviceDesk: {technicians: 1, minutesADevice: {from: 9}}} | recovery.serviceDesk.minutesADevice.to | is missing
          recovery: {serviceDesk: {technicians: 1, minutesADevice: 9}} | recovery.serviceDesk.minutesADevice | is not a mapping
          recovery: {serviceDesk: {technicians: 1, utcOffsetMinutes: 900}} | recovery.serviceDesk.utcOffsetMinutes | allowed are -720 to 840
          recovery: {quickMachineRecovery: {autoPercent: 5}} | recovery.quickMachineRecovery.percent | is missing
          recovery: {quickMachineRecovery: {percent: 101}}   | recovery.quickMachineRecovery.percent | allowed are 0.0 to 100.0
          recovery: {quickMachineRecovery: {percent: 1, retry: PT2H, total: PT1H}} | recovery.quickMachineRecovery.retry | allowed are whole minutes from PT1M to PT60M
          recovery: {remediation: {afterDetection: 2h}}      | recovery.remediation.afterDetection | is not a duration such as P1D
          recovery: {restartAndHope: {winsPercent: 200}}     | recovery.restartAndHope.winsPercent | allowed are 0.0 to 100.0
          exposure: {scanEvery: PT0M}                        | exposure.scanEvery        | allowed are whole minutes from PT1M
          exposure: {contentMegabits: -1}                    | exposure.contentMegabits  | allowed are 0 to
          exposure: {timeZone: UTC}                          | exposure.timeZone         | allowed are [agentReach, contentMegabits
          model: {scanMinutes: 5}\\nexposure: {scanEvery: PT1H} | exposure.scanEvery     | is said by model.scanMinutes too
          model: {raceWins: 0.1}\\nrecovery: {restartAndHope: {winsPercent: 5}} | recovery.restartAndHope.winsPercent | is said by model.raceWins too
          model: {keyByScan: true}\\nrecovery: {serviceDesk: {technicians: 1, keys: TYPED}} | recovery.serviceDesk.keys | is said by model.keyByScan too
          model: {handsMinMinutes: 3}\\nrecovery: {serviceDesk: {technicians: 1, travelMinutes: 9}} | recovery.serviceDesk.travelMinutes | is said by model.handsMinMinutes too
          plans: [{id: p, rings: autopilot}]                 | plans[0].rings            | there is no preset 'autopilot'; there are [all-at-once, autopatch
          plans: [{id: p, rings: {preset: autopatch}}]       | plans[0].rings            | is not a text
          plans: [{id: p}]                                   | plans[0].rings            | is missing
          plans: []                                          | plans                     | has 0 entries
          plans: [{id: p, rings: autopatch, gate: none}]     | plans[0].gate             | allowed are [description, id, remediationAfterDetection
          plans: [{id: p, rings: [{name: A, percent: 50, gate: none, bake: PT0M}]}] | plans[0].rings | the last ring, and no other, takes the rest
          plans: [{id: p, rings: [{name: A, rest: true, gate: none, bake: PT0M}, {name: B, rest: true, gate: none, bake: PT0M}]}] | plans[0].rings | the last ring, and no other
          plans: [{id: p, rings: [{name: A, devices: 1, gate: none, bake: PT0M}, {name: A, rest: true, gate: none, bake: PT0M}]}] | plans[0].rings | ring A stands twice
          plans: [{id: p, rings: [{name: A, gate: none, bake: PT0M}]}] | plans[0].rings[0] | has one of devices, percent and rest
          plans: [{id: p, rings: [{name: A, rest: true, bake: PT0M}]}] | plans[0].rings[0].gate | is missing
          plans: [{id: p, rings: [{name: A, rest: true, gate: none}]}] | plans[0].rings[0].bake | is missing
          plans: [{id: p, rings: [{name: A, rest: true, gate: strict, bake: PT0M}]}] | plans[0].rings[0].gate | is no gate; there are none and [first-devices, devices
          plans: [{id: p, rings: [{name: A, rest: true, gate: {signals: [NOISE], minimumSample: 1, thresholdPercent: 1}, bake: PT0M}]}] | plans[0].rings[0].gate.signals[0] | allowed are [CRASH, AGENT_DOWN, SILENCE, INSTALL_FAILED]
          study: {search: {plan: ringed, limit: {downPercent: 1}, vary: [{path: "rings[First].percent", values: [1, 60]}, {path: "rings[Fast].percent", values: [9, 50]}]}} | study.search.vary | 60, 50 makes
          plans: [{id: p, rings: autopatch, with: {}}]       | plans[0].with             | has 0 entries
          plans: [{id: p, rings: autopatch, with: {fleet.size: 3}}] | plans[0].with      | makes fleet.size: is not a field; allowed are [devices
          plans: [{id: p, rings: autopatch, with: {"rings[Pilot].bake": P1D}}] | plans[0].with | makes rings[Pilot].bake: is no place in this question
          plans: [{id: p, rings: autopatch, with: {"fleet..devices": 3}}] | plans[0].with | is no place in this question
          plans: [{id: p, rings: autopatch, with: {fleet.devices: many}}] | plans[0].with | makes fleet.devices: is not a whole number
          plans: [{id: p, rings: autopatch, with: {fleet: {devices: 1}}}] | plans[0].with.fleet | is not a single value
          plans: [{id: p, rings: autopatch, with: {study.replications: 3}}] | plans[0].with | is the same for all plans
          plans: [{id: p, rings: autopatch, with: {horizon: P1D}}] | plans[0].with       | is the same for all plans
          study: {replications: 0}                           | study.replications        | allowed are 1 to 100000
          study: {stopWhenErrorPercent: 0}                   | study.stopWhenErrorPercent | allowed are 0.001 to 100.0
          study: {plots: true}                               | study.plots               | allowed are [fleets, replications, search, sensitivity
          study: {sensitivity: {plan: none, vary: [{path: fleet.seed, low: 1, high: 2}]}} | study.sensitivity.plan | there is no plan 'none'; there are [all, ringed]
          study: {sensitivity: {measure: joy, vary: [{path: fleet.seed, low: 1, high: 2}]}} | study.sensitivity.measure | allowed are [PEAK_DOWN
          study: {sensitivity: {vary: [{path: fleet.seed, low: 1}]}} | study.sensitivity.vary[0].high | is missing
          study: {sensitivity: {vary: [{path: fleet.sead, low: 1, high: 2}]}} | study.sensitivity.vary[0].low | 1 makes fleet.sead: is not a field
          study: {sensitivity: {vary: [{path: "rings[Pilot].bake", low: P1D, high: P2D}]}} | study.sensitivity.vary[0].low | is no place in this question
          study: {sensitivity: {vary: [{path: fleet.devices, low: 9, high: 0}]}} | study.sensitivity.vary[0].high | 0 makes fleet.devices: is 0, allowed are 1
          study: {search: {vary: [{path: "rings[*].bake", values: [P1D]}]}} | study.search.limit | is missing
          study: {search: {limit: {downPercent: 1}, vary: [{path: "rings[*].bake", values: []}]}} | study.search.vary[0].values | has 0 entries
          study: {search: {limit: {downPercent: 1}, vary: [{path: "rings[*].bake", values: [P1D, soon]}]}} | study.search.vary[0].values | soon makes plans[1].rings[0].bake: is not a duration
          study: {search: {limit: {downPercent: 1, confidencePercent: 100}, vary: [{path: "rings[*].bake", values: [P1D]}]}} | study.search.limit.confidencePercent | allowed are 50.0 to 99.99
          study: {search: {limit: {downPercent: 1}, futures: 5, vary: [{path: "rings[*].bake", values: [P1D]}]}} | study.search.futures | allowed are 10 to 10000
          """)
  void whatIsWrongIsRefusedWithItsPlaceAndWhatIsAllowed(String said, String path, String problem) {
    assertThatThrownBy(() -> Asking.document(said))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> {
              assertThat(e.path()).isEqualTo(path);
              assertThat(e.problem()).contains(problem);
              assertThat(e.file()).isEqualTo(Asking.NAME);
            });
  }

  @Test
  void aSearchThatTriesTooManyPlansIsRefused() {
    String values =
        IntStream.rangeClosed(1, 50)
            .mapToObj(i -> "PT" + i + "H")
            .collect(Collectors.joining(", "));
    String choice = "{path: \"rings[%s].bake\", values: [" + values + "]}";

    assertThatThrownBy(() ->
            Asking.document(
                "study: {search: {limit: {downPercent: 1}, vary: [%s, %s, {path: fleet.seed, values: [1, 2, 3]}]}}"
                    .formatted(choice.formatted("Test"), choice.formatted("First"))))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> {
              assertThat(e.path()).isEqualTo("study.search.vary");
              assertThat(e.problem()).contains("makes 7500 plans, allowed are 5000");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fleet.devices            | many | fleet.devices             | is not a whole number
          fleet.sise               | 3    | fleet.sise                | is not a field; allowed are [devices
          plans[none].revertAfter  | PT1H | plans[none].revertAfter   | is no place in this question
          plans[ringed].rings[X].bake | P1D | plans[ringed].rings[X].bake | is no place in this question
          """)
  void whatIsReplacedIsCheckedAsIfItHadBeenWritten(
      String path, String value, String place, String problem) {
    QuestionDocument document = Asking.document("");

    assertThatThrownBy(() -> document.with(Map.of(path, value)))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> {
              assertThat(e.path()).isEqualTo(place);
              assertThat(e.problem()).contains(problem);
            });
  }
}
