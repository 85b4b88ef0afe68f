package io.fleettwin.api.http;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.settings.ServerSettings;
import io.fleettwin.api.whatif.queue.QuestionQueue;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The node's HTTP server. It stops with its actor system: first no new requests, then no more. */
public final class HttpServer {

  /** Requests under way get this long to be answered; below the phase's own timeout of 10 s. */
  private static final Duration LAST_ANSWERS_WITHIN = Duration.ofSeconds(8);

  private final ServerBinding binding;
  private final Api api;

  private HttpServer(ServerBinding binding, Api api) {
    this.binding = binding;
    this.api = api;
  }

  /**
   * Starts to listen where {@code fleettwin.http} of the system's settings says.
   *
   * @return fails with {@link HttpUnavailableException} if the port is taken
   */
  public static CompletionStage<HttpServer> start(ActorSystem<?> system, Backend backend) {
    HttpSettings settings = HttpSettings.of(system.settings().config());
    Api api = new Api(system, backend, settings.host());
    return Http.get(system)
        .newServerAt(settings.host(), settings.port())
        .withSettings(serverSettings(system))
        .bind(api.route())
        .handle((binding, failure) -> {
          if (failure != null) {
            throw new HttpUnavailableException(settings, failure);
          }
          stopWith(system, binding, api, backend.whatIfs());
          return new HttpServer(binding, api);
        });
  }

  private static ServerSettings serverSettings(ActorSystem<?> system) {
    return ServerSettings.create(system.classicSystem())
        .withTransparentHeadRequests(true)
        .withParsingErrorHandler(UnreadableRequest.class.getName());
  }

  private static void stopWith(
      ActorSystem<?> system, ServerBinding binding, Api api, QuestionQueue whatIfs) {
    binding.addToCoordinatedShutdown(LAST_ANSWERS_WITHIN, system);
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    // While answers can still tell what has become of the questions.
    shutdown.addTask(
        CoordinatedShutdown.PhaseBeforeServiceUnbind(),
        "end-what-ifs",
        () ->
            CompletableFuture.supplyAsync(
                () -> {
                  whatIfs.close();
                  return Done.getInstance();
                },
                system.dispatchers().lookup(DispatcherSelector.blocking())));
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceUnbind(), "end-event-streams", api.streams()::end);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return binding.localAddress();
  }

  /** Stops before its actor system does. */
  public CompletionStage<Done> stop() {
    return api.streams()
        .end()
        .thenCompose(ended -> binding.terminate(LAST_ANSWERS_WITHIN))
        .thenApply(ended -> Done.getInstance());
  }

  /** What it serves. */
  public Api api() {
    return api;
  }
}
