package io.fleettwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.device.DeviceId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends inventories to a node. */
final class ImportClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** A little longer than the node gives itself, so that its own answer comes first. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(11);

  private static final int OK = 200;

  private final URI node;
  private final String world;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * @param node its address without a path
   */
  ImportClient(URI node, String world) {
    this.node = node;
    this.world = world;
  }

  /**
   * Sends a file.
   *
   * @throws CommandFailed if no node answers
   */
  ImportOutcome send(Upload upload) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address(upload))
              .timeout(ANSWER_TIMEOUT)
              .header("Content-Type", upload.mediaType())
              .header("Accept", "application/json, application/problem+json")
              .POST(BodyPublishers.ofFile(upload.file()))
              .build();
      return outcome(upload, client.send(request, BodyHandlers.ofString()));
    } catch (ConnectException e) {
      throw CommandFailed.unavailable(
          "no node answers at %s; start one with ./twin serve, or name another with --url"
              .formatted(node));
    } catch (IOException e) {
      throw CommandFailed.unavailable(
          "the node at %s broke off while it was sent %s (%s); sending it again does no harm"
              .formatted(node, upload.file(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailed.failed("interrupted");
    }
  }

  private URI address(Upload upload) {
    String device =
        upload.device().map(DeviceId::value).map(id -> "&device=" + encoded(id)).orElse("");
    return node.resolve(
        "/v1/worlds/%s/imports?format=%s%s".formatted(world, upload.format().id(), device));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private ImportOutcome outcome(Upload upload, HttpResponse<String> response) {
    JsonNode body;
    try {
      body = PrettyJson.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw CommandFailed.failed(
          "%s answers with status %d and no JSON: is a FleetTwin node there?"
              .formatted(node, response.statusCode()));
    }
    return new ImportOutcome(upload, response.statusCode() == OK, body);
  }

  @Override
  public void close() {
    client.close();
  }
}
