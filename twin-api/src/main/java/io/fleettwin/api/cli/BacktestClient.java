package io.fleettwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.api.cli.ask.CommandFailed;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** Asks a node for backtests. */
final class BacktestClient implements AutoCloseable {

  /** A little longer than the node gives itself, so that its own answer comes first. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(7);

  private final NodeClient node;

  /**
   * @param node its address without a path
   */
  BacktestClient(URI node) {
    this.node = new NodeClient(node);
  }

  /**
   * What gates would have done.
   *
   * @throws CommandFailed if no node answers, or it refuses
   */
  JsonNode ask(String world, String rollout, JsonNode gates) {
    var request =
        node.request("/v1/worlds/%s/rollouts/%s/backtest".formatted(world, rollout), ANSWER_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(gates.toString()))
            .build();
    NodeClient.Answer answer = node.send(request, "while it read the history; try again");
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
