package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaType;
import akka.http.javadsl.model.MediaTypes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * One thing that can be done with a resource. All operations together are the routes, so that what
 * a path does not support can be told, and the contract be held against them.
 *
 * @param query names of the query parameters that it knows
 * @param repeated names of those of them that may stand several times
 * @param type of what it answers, if that is no problem
 * @param events whether it can answer with a stream of events instead
 * @param timeout until the answer begins
 */
public record Operation(
    HttpMethod method,
    PathTemplate path,
    Set<String> query,
    Set<String> repeated,
    MediaType type,
    boolean events,
    Duration timeout,
    Handler handler) {

  /** Answers a request; a stage that fails, and an exception, become problems. */
  @FunctionalInterface
  public interface Handler {
    CompletionStage<HttpResponse> handle(Exchange exchange);
  }

  public Operation {
    query = Set.copyOf(query);
    repeated = Set.copyOf(repeated);
  }

  static Operation get(String path, Handler handler) {
    return of(HttpMethods.GET, path, handler);
  }

  static Operation put(String path, Handler handler) {
    return of(HttpMethods.PUT, path, handler);
  }

  static Operation post(String path, Handler handler) {
    return of(HttpMethods.POST, path, handler);
  }

  static Operation delete(String path, Handler handler) {
    return of(HttpMethods.DELETE, path, handler);
  }

  private static Operation of(HttpMethod method, String path, Handler handler) {
    return new Operation(
        method,
        PathTemplate.of(path),
        Set.of(),
        Set.of(),
        MediaTypes.APPLICATION_JSON,
        false,
        HttpLimits.REQUEST_TIMEOUT,
        handler);
  }

  Operation withQuery(String... names) {
    return withQuery(Set.of(names), Set.of());
  }

  /** Knows these query parameters, of which some may stand several times. */
  Operation withQuery(Set<String> names, Set<String> severalTimes) {
    return new Operation(method, path, names, severalTimes, type, events, timeout, handler);
  }

  /** Answers with a document of another type than JSON. */
  Operation withType(MediaType other) {
    return new Operation(method, path, query, repeated, other, events, timeout, handler);
  }

  Operation withEvents() {
    return new Operation(method, path, query, repeated, type, true, timeout, handler);
  }

  Operation withTimeout(Duration longer) {
    return new Operation(method, path, query, repeated, type, events, longer, handler);
  }
}
