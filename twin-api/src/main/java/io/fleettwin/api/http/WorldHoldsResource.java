package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpResponse;
import io.fleettwin.api.json.HoldJson;
import io.fleettwin.api.json.HoldRequest;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.world.WorldView;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Safeguard holds of a world: combinations of devices that an update is kept away from. */
final class WorldHoldsResource implements Resource {

  private static final String HOLD = WorldsResource.WORLD + "/holds/{hold}";

  private final Fleet fleet;
  private final KnownWorlds worlds;

  WorldHoldsResource(Fleet fleet, KnownWorlds worlds) {
    this.fleet = fleet;
    this.worlds = worlds;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(HOLD, this::read),
        Operation.put(HOLD, this::place),
        Operation.delete(HOLD, this::release));
  }

  private CompletionStage<HttpResponse> read(Exchange exchange) {
    String hold = exchange.hold();
    return worlds
        .view(exchange.world())
        .thenApply(world -> Answers.json(Answers.OK, find(world, hold)));
  }

  private CompletionStage<HttpResponse> place(Exchange exchange) {
    String world = exchange.world();
    String hold = exchange.hold();
    return exchange
        .body(HoldRequest.class)
        .thenApply(request -> request.toHold(hold))
        .thenCompose(wanted -> fleet.placeHold(world, wanted))
        .thenApply(Refusals::done)
        .thenApply(done ->
            Answers.json(
                done.changed() ? Answers.CREATED : Answers.OK,
                find(done.value(), hold),
                Answers.location(WorldsResource.path(world) + "/holds/" + hold)));
  }

  private CompletionStage<HttpResponse> release(Exchange exchange) {
    return fleet
        .releaseHold(exchange.world(), exchange.hold())
        .thenApply(Refusals::done)
        .thenApply(done -> Answers.noContent());
  }

  private static HoldJson find(WorldView world, String id) {
    return world.holds().stream()
        .filter(hold -> hold.id().equals(id))
        .findFirst()
        .map(HoldJson::of)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no hold " + id));
  }
}
