package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpResponse;
import io.fleettwin.api.json.DeviceListJson;
import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.node.FoundDevices;
import io.fleettwin.fleet.DeviceFilter;
import io.fleettwin.fleet.DevicePosition;
import io.fleettwin.world.WorldSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The devices of a world: listing them. */
final class DevicesResource implements Resource {

  private static final String DEVICES = WorldsResource.WORLD + "/devices";

  private final Fleet fleet;
  private final KnownWorlds worlds;

  DevicesResource(Fleet fleet, KnownWorlds worlds) {
    this.fleet = fleet;
    this.worlds = worlds;
  }

  @Override
  public List<Operation> operations() {
    Set<String> query = new HashSet<>(DeviceQuery.NAMES);
    query.addAll(Set.of("size", "cursor"));
    return List.of(Operation.get(DEVICES, this::list).withQuery(query, DeviceQuery.REPEATED));
  }

  private CompletionStage<HttpResponse> list(Exchange exchange) {
    String world = exchange.world();
    DeviceFilter filter = DeviceQuery.filter(exchange);
    DevicePosition from = from(exchange, filter);
    int size = size(exchange);
    return worlds
        .settings(world)
        .thenCompose(settings ->
            fleet
                .devices(world, filter, from, size)
                .thenApply(found -> found.orElseThrow(() -> KnownWorlds.missing(world)))
                .thenApply(found -> Answers.json(Answers.OK, page(settings, filter, found))));
  }

  private static int size(Exchange exchange) {
    int max = HttpLimits.MAX_DEVICE_PAGE;
    return exchange
        .query("size", text -> DeviceQuery.isWhole(text, 1, max), "a whole number, 1 to " + max)
        .map(Integer::parseInt)
        .orElse(HttpLimits.DEFAULT_DEVICE_PAGE);
  }

  private static DevicePosition from(Exchange exchange, DeviceFilter filter) {
    return exchange
        .query("cursor", text -> true, "")
        .map(cursor -> DeviceCursor.place(cursor, filter).orElseThrow(DevicesResource::foreign))
        .orElse(DevicePosition.START);
  }

  private static ProblemException foreign() {
    return ProblemException.at(
        ProblemCode.BAD_PARAMETER,
        FieldError.inParameter(
            "cursor",
            "must be the cursor of a page of this list, with the same filter; leave it out to"
                + " begin"));
  }

  private static DeviceListJson page(WorldSettings world, DeviceFilter filter, FoundDevices found) {
    return new DeviceListJson(
        found.devices().stream()
            .map(device ->
                DeviceListJson.Entry.of(
                    device, world, WorldsResource.path(world.name()) + "/devices/" + device.id()))
            .toList(),
        found.next().map(place -> DeviceCursor.of(place, filter)).orElse(null));
  }
}
