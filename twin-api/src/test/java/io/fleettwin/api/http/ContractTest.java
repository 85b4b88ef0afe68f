package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.api.inventory.Format;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.WireNames;
import io.fleettwin.backtest.RealStop;
import io.fleettwin.cluster.history.WhatIfState;
import io.fleettwin.device.BootHealth;
import io.fleettwin.device.DiskType;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.SiteRole;
import io.fleettwin.recovery.BootStatusPolicy;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingStatus;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.rollout.Signal;
import io.fleettwin.rollout.Verdict;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.Edition;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.StartType;
import io.fleettwin.software.VersionChange;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.UpdateKind;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The contract says what the code does: no more, and no less. */
class ContractTest {
  private static final TestApi API = TestApi.start();

  private final Contract contract = new Contract();

  @AfterAll
  static void stop() {
    API.close();
  }

  private static Map<String, Operation> routes() {
    Map<String, Operation> routes = new TreeMap<>();
    API.server()
        .api()
        .operations()
        .forEach(o -> routes.put(o.method().value() + " " + o.path().text(), o));
    return routes;
  }

  @Test
  void theContractListsExactlyTheRoutesThatExist() {
    assertThat(contract.operations().keySet()).isEqualTo(routes().keySet());
  }

  @Test
  void theContractListsExactlyTheQueryParametersThatRoutesKnow() {
    routes()
        .forEach((name, route) ->
            assertThat(contract.parameters(name, "query"))
                .as(name)
                .isEqualTo(new TreeSet<>(route.query())));
  }

  @Test
  void theContractNamesThePartsOfEachPath() {
    routes()
        .forEach((name, route) ->
            assertThat(contract.parameters(name, "path"))
                .as(name)
                .isEqualTo(
                    new TreeSet<>(
                        route.path().segments().stream()
                            .filter(segment -> segment.startsWith("{"))
                            .map(segment -> segment.substring(1, segment.length() - 1))
                            .toList())));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = contract.root().findValuesAsText("$ref");
    assertThat(references)
        .isNotEmpty()
        .allMatch(reference -> !contract.root().at(reference.substring(1)).isMissingNode());
  }

  @Test
  void theContractKnowsExactlyTheConstantsOfTheCode() {
    Map<String, Class<? extends Enum<?>>> types = new TreeMap<>();
    types.put("BootHealth", BootHealth.class);
    types.put("BootStatusPolicy", BootStatusPolicy.class);
    types.put("Clock", ClockKind.class);
    types.put("DiskType", DiskType.class);
    types.put("DriverMode", DriverMode.class);
    types.put("Edition", Edition.class);
    types.put("FormFactor", FormFactor.class);
    types.put("InstallProgress", InstallProgress.class);
    types.put("LoadState", LoadState.class);
    types.put("Outcomes", Outcomes.class);
    types.put("Part", VersionChange.Part.class);
    types.put("RecoveryMeans", RecoveryMeans.class);
    types.put("RingStatus", RingStatus.class);
    types.put("RolloutStatus", RolloutStatus.class);
    types.put("Signal", Signal.class);
    types.put("SiteRole", SiteRole.class);
    types.put("StartType", StartType.class);
    types.put("StoppedBy", RealStop.By.class);
    types.put("Trigger", Trigger.class);
    types.put("UpdateKind", UpdateKind.class);
    types.put("Verdict", Verdict.class);
    types.put("WhatIfState", WhatIfState.class);
    types.put("WinReNetwork", WinReNetwork.class);
    types.forEach(
        (schema, type) -> assertThat(constants(schema)).as(schema).isEqualTo(names(type)));
  }

  private List<String> constants(String schema) {
    return texts(contract.root().at("/components/schemas/" + schema + "/enum"));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static List<String> names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(WireNames::of).toList();
  }

  @Test
  void theContractKnowsExactlyTheProblemsTheCountsAndTheFormats() {
    assertThat(texts(contract.root().at("/components/schemas/Problem/properties/code/enum")))
        .isEqualTo(Arrays.stream(ProblemCode.values()).map(ProblemCode::wireName).toList());
    List<String> counts = new ArrayList<>();
    contract
        .root()
        .at("/components/schemas/Tally/properties")
        .fieldNames()
        .forEachRemaining(counts::add);
    assertThat(counts).isEqualTo(names(Count.class));
    JsonNode imports = contract.operations().get("POST /v1/worlds/{world}/imports");
    assertThat(texts(imports.at("/parameters/0/schema/enum")))
        .isEqualTo(Arrays.stream(Format.values()).map(Format::id).toList());
  }

  @Test
  void theContractKnowsHowLongPagesAreAndHowManyRingsThereAre() {
    assertThat(contract.root().at("/components/schemas/DeviceList/properties/devices/maxItems"))
        .hasToString(Integer.toString(HttpLimits.MAX_DEVICE_PAGE));
    assertThat(contract.root().at("/components/parameters/FilterRing/schema/maximum"))
        .hasToString(Integer.toString(RolloutPlan.MAX_RINGS - 1));
  }

  @Test
  void everyExampleOfARequestFitsItsSchemaAndIsTaken() {
    Given.rehearsal(API);
    Given.mirror(API);
    int sent = 0;
    for (var operation : contract.operations().entrySet()) {
      JsonNode json = operation.getValue().at("/requestBody/content/application~1json");
      for (JsonNode example : json.path("examples")) {
        List<String> faults = new ArrayList<>();
        new Schemas(contract)
            .check(json.get("schema"), example.get("value"), operation.getKey(), faults);
        assertThat(faults).isEmpty();
        send(operation.getKey(), example.get("value"), "example-" + sent++);
      }
    }
    assertThat(sent).isGreaterThan(8);
  }

  private static void send(String operation, JsonNode body, String world) {
    boolean createsWorld = operation.equals("PUT /v1/worlds/{world}");
    if (!createsWorld) {
      API.put("/v1/worlds/" + world, Given.REHEARSAL).expect(201);
    }
    String path =
        operation
            .substring(operation.indexOf(' ') + 1)
            .replace("{world}", world)
            .replace("{device}", "PC-1")
            .replace("{rollout}", "july")
            .replace("{hold}", "hold-1");
    if (operation.contains("/{rollout}/")) {
      API.post("/v1/worlds/" + world + "/rollouts", Given.rollout("july")).expect(201);
    }
    if (operation.contains("/reports")) {
      API.put(path.replace("/reports", ""), Given.LAPTOP).expect(201);
    }
    var answer =
        operation.startsWith("PUT")
            ? API.put(path, body.toString())
            : API.post(path, body.toString());
    assertThat(answer.status()).as("%s: %s", operation, answer.body()).isLessThan(300);
  }
}
