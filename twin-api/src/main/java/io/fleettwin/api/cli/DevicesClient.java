package io.fleettwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.api.cli.ask.CommandFailed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a node for lists of devices. */
final class DevicesClient implements AutoCloseable {

  /** A little longer than the node gives itself, so that its own answer comes first. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(12);

  private final NodeClient node;
  private final String world;

  /**
   * @param node its address without a path
   */
  DevicesClient(URI node, String world) {
    this.node = new NodeClient(node);
    this.world = world;
  }

  /**
   * A page of the devices that match.
   *
   * @param query names and values of parameters
   * @throws CommandFailed if no node answers, or it refuses
   */
  JsonNode page(List<Map.Entry<String, String>> query) {
    String parameters =
        query.stream()
            .map(one -> one.getKey() + "=" + NodeClient.encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        node.request("/v1/worlds/%s/devices?%s".formatted(world, parameters), ANSWER_TIMEOUT);
    NodeClient.Answer answer = node.send(request.build(), "while it listed devices; try again");
    if (!answer.isOk()) {
      throw CommandFailed.failed(answer.refusal());
    }
    return answer.body();
  }

  @Override
  public void close() {
    node.close();
  }
}
