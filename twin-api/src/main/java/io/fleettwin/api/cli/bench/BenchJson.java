package io.fleettwin.api.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was measured as JSON: all that the table says, and the values of each run. */
public final class BenchJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private BenchJson() {}

  /** The tree. */
  public static ObjectNode of(List<RowResult> results, int runs, Circumstances circumstances) {
    ObjectNode json = MAPPER.createObjectNode();
    ArrayNode sizes = json.putArray("sizes");
    results.stream().map(RowResult::devices).distinct().sorted().forEach(sizes::add);
    json.put("runs", runs);
    json.put("date", circumstances.date().toString());
    json.set("machine", machine(circumstances));
    json.set("jvm", jvm(circumstances));
    json.set("versions", versions(circumstances));
    ArrayNode rows = json.putArray("rows");
    results.forEach(result -> rows.add(row(result)));
    return json;
  }

  private static ObjectNode machine(Circumstances circumstances) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("processor", circumstances.processor());
    json.put("processors", circumstances.processors());
    json.put("memoryBytes", circumstances.memoryBytes());
    json.put("loadAtStart", circumstances.load());
    json.put("system", circumstances.system());
    return json;
  }

  private static ObjectNode jvm(Circumstances circumstances) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("jdk", circumstances.jdk());
    json.put("heapLimitBytes", circumstances.heapLimitBytes());
    circumstances.collectors().forEach(json.putArray("collectors")::add);
    circumstances.options().forEach(json.putArray("options")::add);
    return json;
  }

  private static ObjectNode versions(Circumstances circumstances) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("fleetTwin", circumstances.fleetTwin());
    json.put("akka", circumstances.akkaVersion());
    json.put("akkaPersistenceJdbc", circumstances.persistenceJdbc());
    json.put("h2", circumstances.h2());
    return json;
  }

  private static ObjectNode row(RowResult result) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", result.row().name());
    json.put("measures", result.row().measures());
    json.put("bound", result.row().bound());
    json.put("devices", result.devices());
    json.put("tookSeconds", result.took().toMillis() / 1000.0);
    ArrayNode figures = json.putArray("figures");
    result.figures().forEach(figure -> figures.add(figure(figure)));
    result.profile().ifPresent(profile -> json.set("profile", profile(profile)));
    return json;
  }

  private static ObjectNode profile(Profile profile) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("seconds", profile.seconds());
    json.put("samples", profile.total());
    ObjectNode shares = json.putObject("shares");
    for (Area area : Area.values()) {
      shares.put(area.label(), profile.share(area));
    }
    json.put("collections", profile.collections());
    json.put("pauseShare", profile.pauseShare());
    json.put("allocatedBytesPerSecond", profile.allocatedBytesPerSecond());
    return json;
  }

  private static ObjectNode figure(FigureResult result) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", result.figure().name());
    json.put("unit", result.figure().unit());
    json.put("better", result.figure().better().name().toLowerCase(Locale.ROOT));
    json.set("value", spread(result.spread(), result.values()));
    set(json, "bound", result.bound(), result.bounds());
    set(json, "ratio", result.ratio(), List.of());
    return json;
  }

  private static void set(
      ObjectNode json, String name, Optional<Spread> spread, List<Double> values) {
    spread.ifPresentOrElse(
        there -> json.set(name, spread(there, values)), () -> json.putNull(name));
  }

  private static ObjectNode spread(Spread spread, List<Double> values) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("min", spread.min());
    json.put("median", spread.median());
    json.put("max", spread.max());
    if (!values.isEmpty()) {
      values.forEach(json.putArray("ofRuns")::add);
    }
    return json;
  }
}
