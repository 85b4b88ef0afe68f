package io.fleettwin.api.http;

import static io.fleettwin.api.json.ProblemCode.METHOD_NOT_ALLOWED;
import static io.fleettwin.api.json.ProblemCode.NOT_FOUND;
import static io.fleettwin.api.json.ProblemCode.NO_ANSWER;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.Allow;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import io.fleettwin.api.events.EventStreams;
import io.fleettwin.api.json.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import scala.concurrent.duration.FiniteDuration;

/** The whole interface: answers a request with its operation, or with a problem. */
public final class Api extends AllDirectives {

  private final ActorSystem<?> system;
  private final BrowserGuard guard;
  private final EventStreams streams;
  private final Routes routes;

  /**
   * @param bindHost the address that the node listens on
   */
  public Api(ActorSystem<?> system, Backend backend, String bindHost) {
    this.system = system;
    this.guard = BrowserGuard.of(bindHost);
    this.streams = new EventStreams(backend.limits().heartbeat(), backend.limits().eventStreams());
    var worlds = new KnownWorlds(backend.fleet());
    this.routes =
        new Routes(
            Stream.of(
                    new HealthResource(backend.fleet()),
                    new WorldsResource(backend, worlds),
                    new WorldHoldsResource(backend.fleet(), worlds),
                    new FleetResource(backend.fleet()),
                    new DevicesResource(backend.fleet(), worlds),
                    new DeviceResource(backend.fleet(), worlds),
                    new ImportResource(backend, system),
                    new RolloutsResource(backend, worlds),
                    new RolloutResource(backend.fleet(), worlds, streams),
                    new BacktestResource(backend, worlds),
                    new WhatIfsResource(backend, streams, system))
                .map(Resource::operations)
                .flatMap(List::stream)
                .toList());
  }

  /** Everything that can be asked. */
  public List<Operation> operations() {
    return routes.operations();
  }

  /** The streams of events that are open. */
  public EventStreams streams() {
    return streams;
  }

  /** The route that serves all operations, and answers everything else with a problem. */
  public Route route() {
    return extractRequest(request -> {
      Routes.Place place = routes.at(request);
      Duration timeout =
          place
              .operation(request.method())
              .map(Operation::timeout)
              .orElse(HttpLimits.REQUEST_TIMEOUT);
      return withRequestTimeout(
          FiniteDuration.fromNanos(timeout.toNanos()),
          late -> tooLate(late),
          () -> handle(asked -> answer(asked, place)));
    });
  }

  private CompletionStage<HttpResponse> answer(HttpRequest request, Routes.Place place) {
    String traceId = TraceId.of(request);
    Exchange exchange = new Exchange(system, request, place.values());
    CompletionStage<HttpResponse> answer;
    try {
      answer = begin(exchange, place);
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    return answer
        .exceptionally(failure -> {
          ProblemException problem = Failures.problem(failure, traceId);
          HttpResponse told = Answers.problem(problem, request.getUri().path(), traceId);
          return problem.code() == METHOD_NOT_ALLOWED
              ? told.addHeader(Allow.create(methods(place)))
              : told;
        })
        .thenApply(response -> {
          exchange.end();
          return SecurityHeaders.on(response);
        });
  }

  private CompletionStage<HttpResponse> begin(Exchange exchange, Routes.Place place) {
    HttpRequest request = exchange.request();
    guard.check(request);
    if (place.operations().isEmpty()) {
      throw new ProblemException(NOT_FOUND, "nothing is at this address");
    }
    Operation operation =
        place
            .operation(request.method())
            .orElseThrow(() ->
                new ProblemException(
                    METHOD_NOT_ALLOWED, "the header field Allow lists the methods that do"));
    exchange.allowQuery(operation);
    Negotiation.require(request, operation);
    return operation.handler().handle(exchange);
  }

  private static HttpMethod[] methods(Routes.Place place) {
    return place.operations().stream().map(Operation::method).toArray(HttpMethod[]::new);
  }

  private static HttpResponse tooLate(HttpRequest request) {
    var problem = new ProblemException(NO_ANSWER, "the request took too long; try again");
    return SecurityHeaders.on(
        Answers.problem(problem, request.getUri().path(), TraceId.of(request)));
  }
}
