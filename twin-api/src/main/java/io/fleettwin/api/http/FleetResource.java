package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpResponse;
import io.fleettwin.api.json.FleetJson;
import io.fleettwin.cluster.node.Fleet;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** How many devices a world has, or how many of them match, by attribute. */
final class FleetResource implements Resource {

  private final Fleet fleet;

  FleetResource(Fleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(WorldsResource.WORLD + "/fleet", this::count)
            .withQuery(DeviceQuery.NAMES, DeviceQuery.REPEATED));
  }

  private CompletionStage<HttpResponse> count(Exchange exchange) {
    String world = exchange.world();
    return fleet
        .count(world, DeviceQuery.filter(exchange))
        .thenApply(count -> count.orElseThrow(() -> KnownWorlds.missing(world)))
        .thenApply(count -> Answers.json(Answers.OK, FleetJson.of(world, count)));
  }
}
