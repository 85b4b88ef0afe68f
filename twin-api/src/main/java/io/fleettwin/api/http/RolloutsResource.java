package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpResponse;
import io.fleettwin.api.json.Names;
import io.fleettwin.api.json.RolloutJson;
import io.fleettwin.api.json.RolloutListJson;
import io.fleettwin.api.json.RolloutRequest;
import io.fleettwin.cluster.cohort.FleetCount;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.world.WorldSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The rollouts of a world: starting one, listing them. */
final class RolloutsResource implements Resource {

  static final String ROLLOUTS = WorldsResource.WORLD + "/rollouts";

  private final Backend backend;
  private final KnownWorlds worlds;

  RolloutsResource(Backend backend, KnownWorlds worlds) {
    this.backend = backend;
    this.worlds = worlds;
  }

  /** The path of a rollout. */
  static String path(String world, String rollout) {
    return WorldsResource.path(world) + "/rollouts/" + rollout;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ROLLOUTS, this::list).withQuery("size", "cursor"),
        Operation.post(ROLLOUTS, this::start).withTimeout(HttpLimits.ROLLOUT_TIMEOUT));
  }

  private CompletionStage<HttpResponse> start(Exchange exchange) {
    String world = exchange.world();
    exchange.idempotencyKey();
    return exchange
        .body(RolloutRequest.class)
        .thenCompose(request -> start(world, request))
        .thenCombine(
            worlds.settings(world),
            (done, settings) ->
                Answers.json(
                    done.changed() ? Answers.CREATED : Answers.OK,
                    RolloutJson.of(done.value(), settings),
                    Answers.tag(done.value().revision()),
                    Answers.location(path(world, done.value().state().plan().id()))));
  }

  private CompletionStage<Outcome.Done<RolloutView>> start(String world, RolloutRequest request) {
    return worlds
        .settings(world)
        .thenCombine(
            devices(world, request),
            (settings, devices) -> request.toPlan(settings, backend.presets(), devices))
        .thenCompose(plan -> backend.fleet().startRollout(world, plan))
        .thenApply(Refusals::done);
  }

  /** Only a preset needs to know, so only then all cohorts are asked. */
  private CompletionStage<Integer> devices(String world, RolloutRequest request) {
    if (request.preset() == null) {
      return CompletableFuture.completedFuture(0);
    }
    return backend
        .fleet()
        .count(world)
        .thenApply(count -> count.map(FleetCount::devices).orElse(0));
  }

  private CompletionStage<HttpResponse> list(Exchange exchange) {
    String world = exchange.world();
    int size = PageSize.of(exchange);
    Optional<String> after = exchange.query("cursor", Names::isRollout, "a cursor of this list");
    return worlds
        .view(world)
        .thenCompose(view -> page(view.settings(), view.rollouts(), after, size))
        .thenApply(page -> Answers.json(Answers.OK, page));
  }

  /**
   * A page, newest first.
   *
   * @param after id of the last rollout of the page before
   */
  private CompletionStage<RolloutListJson> page(
      WorldSettings world, List<String> oldestFirst, Optional<String> after, int size) {
    List<String> ids = new ArrayList<>(oldestFirst);
    Collections.reverse(ids);
    int from = after.map(id -> ids.indexOf(id) + 1).orElse(0);
    int to = Math.min(ids.size(), from + size);
    List<String> page = ids.subList(from, to);
    List<CompletableFuture<Optional<RolloutView>>> asked =
        page.stream()
            .map(id -> backend.fleet().rollout(world.name(), id).toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
        .thenApply(all ->
            asked.stream()
                .flatMap(answer -> answer.join().stream())
                .map(view -> entry(world.name(), view))
                .toList())
        .thenApply(
            entries -> new RolloutListJson(entries, to < ids.size() ? ids.get(to - 1) : null));
  }

  private static RolloutListJson.Entry entry(String world, RolloutView view) {
    return RolloutListJson.Entry.of(view, path(world, view.state().plan().id()));
  }
}
