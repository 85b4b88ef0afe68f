package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpResponse;
import io.fleettwin.api.json.RunRequest;
import io.fleettwin.api.json.WorldJson;
import io.fleettwin.api.json.WorldListJson;
import io.fleettwin.api.json.WorldRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Worlds: making them, looking at them, letting them run. */
final class WorldsResource implements Resource {

  static final String WORLDS = "/v1/worlds";
  static final String WORLD = WORLDS + "/{world}";

  private final Backend backend;
  private final KnownWorlds worlds;

  WorldsResource(Backend backend, KnownWorlds worlds) {
    this.backend = backend;
    this.worlds = worlds;
  }

  /** The path of a world. */
  static String path(String world) {
    return WORLDS + "/" + world;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(WORLDS, this::list),
        Operation.get(WORLD, this::read),
        Operation.put(WORLD, this::create).withTimeout(HttpLimits.FORK_TIMEOUT),
        Operation.delete(WORLD, this::delete).withTimeout(HttpLimits.DELETE_TIMEOUT),
        Operation.post(WORLD + "/run", this::run));
  }

  private CompletionStage<HttpResponse> list(Exchange exchange) {
    return backend
        .fleet()
        .worlds()
        .thenApply(names ->
            names.stream().sorted().map(name -> new WorldListJson.Entry(name, path(name))).toList())
        .thenApply(entries -> Answers.json(Answers.OK, new WorldListJson(entries)));
  }

  private CompletionStage<HttpResponse> read(Exchange exchange) {
    return worlds
        .view(exchange.world())
        .thenApply(view -> Answers.json(Answers.OK, WorldJson.of(view)));
  }

  private CompletionStage<HttpResponse> create(Exchange exchange) {
    String name = exchange.world();
    return exchange
        .body(WorldRequest.class)
        .thenCompose(request ->
            request.isFork()
                ? backend.fleet().forkWorld(request.toFork(name))
                : backend.fleet().createWorld(request.toSettings(name, backend.clock().instant())))
        .thenApply(Refusals::done)
        .thenApply(done ->
            Answers.json(
                done.changed() ? Answers.CREATED : Answers.OK,
                WorldJson.of(done.value()),
                Answers.location(path(name))));
  }

  /** Whoever does not want to wait for the end may ask again: it goes on all the same. */
  private CompletionStage<HttpResponse> delete(Exchange exchange) {
    String name = exchange.world();
    return backend
        .fleet()
        .deleteWorld(name)
        .thenApply(refusal -> {
          worlds.forget(name);
          if (refusal.isPresent()) {
            throw Refusals.problem(refusal.get());
          }
          return Answers.noContent();
        })
        .toCompletableFuture()
        .completeOnTimeout(
            HttpResponse.create().withStatus(Answers.ACCEPTED),
            HttpLimits.DELETE_PATIENCE.toSeconds(),
            TimeUnit.SECONDS);
  }

  private CompletionStage<HttpResponse> run(Exchange exchange) {
    String name = exchange.world();
    return exchange
        .body(RunRequest.class)
        .thenCombine(worlds.view(name), RunRequest::untilTick)
        .thenCompose(tick -> backend.fleet().run(name, tick))
        .thenApply(Refusals::done)
        .thenApply(done ->
            Answers.json(
                Answers.ACCEPTED, WorldJson.of(done.value()), Answers.location(path(name))));
  }
}
