package io.fleettwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.api.cli.ask.CommandFailed;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a running node over HTTP. */
final class NodeClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final URI node;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * @param node its address without a path
   */
  NodeClient(URI node) {
    this.node = node;
  }

  /**
   * What a node has answered.
   *
   * @param isOk whether it has done what it was asked for; otherwise the body is a problem document
   */
  record Answer(boolean isOk, JsonNode body) {

    /** Why it was refused; if that is about several places, what is wrong with each. */
    String refusal() {
      String detail =
          body.path("detail").asText(body.path("title").asText("the node has refused it"));
      JsonNode errors = body.path("errors");
      if (errors.size() < 2) {
        return detail;
      }
      StringBuilder all = new StringBuilder(detail);
      errors.forEach(error ->
          all.append(System.lineSeparator())
              .append("  ")
              .append(error.path("pointer").asText())
              .append(": ")
              .append(error.path("reason").asText()));
      return all.toString();
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A request to a path of the node. */
  HttpRequest.Builder request(String path, Duration timeout) {
    return HttpRequest.newBuilder(node.resolve(path))
        .timeout(timeout)
        .header("Accept", "application/json, application/problem+json");
  }

  /**
   * Sends a request.
   *
   * @param meanwhile what the node was at, and what can be done if it breaks off, for people
   * @throws CommandFailed if no node answers
   */
  Answer send(HttpRequest request, String meanwhile) {
    try {
      return answer(client.send(request, BodyHandlers.ofString()));
    } catch (ConnectException e) {
      throw CommandFailed.unavailable(
          "no node answers at %s; start one with ./twin serve, or name another with --url"
              .formatted(node));
    } catch (IOException e) {
      throw CommandFailed.unavailable(
          "the node at %s broke off (%s) %s".formatted(node, e, meanwhile));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailed.failed("interrupted");
    }
  }

  private Answer answer(HttpResponse<String> response) {
    try {
      return new Answer(response.statusCode() == OK, PrettyJson.MAPPER.readTree(response.body()));
    } catch (IOException e) {
      throw CommandFailed.failed(
          "%s answers with status %d and no JSON: is a FleetTwin node there?"
              .formatted(node, response.statusCode()));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
