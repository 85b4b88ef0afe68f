package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpResponse;
import io.fleettwin.api.json.BacktestJson;
import io.fleettwin.api.json.BacktestRequest;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.cluster.cohort.FleetCount;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.rollout.Gate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** Other gates, run over the history of a rollout. */
final class BacktestResource implements Resource {

  private final Backend backend;
  private final KnownWorlds worlds;
  private final Semaphore running = new Semaphore(HttpLimits.MAX_BACKTESTS);

  BacktestResource(Backend backend, KnownWorlds worlds) {
    this.backend = backend;
    this.worlds = worlds;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(RolloutResource.ROLLOUT + "/backtest", this::start)
            .withTimeout(HttpLimits.BACKTEST_TIMEOUT));
  }

  private CompletionStage<HttpResponse> start(Exchange exchange) {
    String world = exchange.world();
    String rollout = exchange.rollout();
    return exchange
        .body(BacktestRequest.class)
        .thenCompose(request ->
            worlds
                .view(world)
                // After the world's tick, so that the rollout is known up to it.
                .thenCompose(in ->
                    RolloutResource.find(backend.fleet(), world, rollout)
                        .thenCompose(view ->
                            gates(request, view).thenCompose(gates -> run(in, view, gates)))));
  }

  private CompletionStage<List<Gate>> gates(BacktestRequest request, RolloutView view) {
    int rings = view.rings().size();
    return devices(request, view.world())
        .thenApply(devices -> request.toGates(rings, backend.presets(), devices));
  }

  /** Only a preset needs to know, so only then all cohorts are asked. */
  private CompletionStage<Integer> devices(BacktestRequest request, String world) {
    return request.preset() == null
        ? CompletableFuture.completedFuture(0)
        : backend.fleet().count(world).thenApply(count -> count.map(FleetCount::devices).orElse(0));
  }

  /** Reads the history, if not too many others do. */
  private CompletionStage<HttpResponse> run(WorldView world, RolloutView view, List<Gate> gates) {
    if (!running.tryAcquire()) {
      throw new ProblemException(
          ProblemCode.BUSY, HttpLimits.MAX_BACKTESTS + " backtests are running; try again later");
    }
    CompletionStage<BacktestJson> work =
        backend
            .fleet()
            .backtest(view, world.tick(), gates)
            .whenComplete((result, failure) -> running.release())
            .thenApply(
                result -> BacktestJson.of(view, world.settings(), world.tick(), gates, result));
    return LongAnswer.of(work, backend.limits().heartbeat());
  }
}
