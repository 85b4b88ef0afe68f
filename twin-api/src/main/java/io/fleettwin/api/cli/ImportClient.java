package io.fleettwin.api.cli;

import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.device.DeviceId;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** Sends inventories to a node. */
final class ImportClient implements AutoCloseable {

  /** A little longer than the node gives itself, so that its own answer comes first. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(11);

  private final NodeClient node;
  private final String world;

  /**
   * @param node its address without a path
   */
  ImportClient(URI node, String world) {
    this.node = new NodeClient(node);
    this.world = world;
  }

  /**
   * Sends a file.
   *
   * @throws CommandFailed if no node answers
   */
  ImportOutcome send(Upload upload) {
    NodeClient.Answer answer;
    try {
      answer =
          node.send(
              node.request(path(upload), ANSWER_TIMEOUT)
                  .header("Content-Type", upload.mediaType())
                  .POST(BodyPublishers.ofFile(upload.file()))
                  .build(),
              "while it was sent %s; sending it again does no harm".formatted(upload.file()));
    } catch (FileNotFoundException e) {
      throw CommandFailed.usage("cannot read the file " + upload.file());
    }
    return new ImportOutcome(upload, answer.isOk(), answer.body());
  }

  private String path(Upload upload) {
    String device =
        upload
            .device()
            .map(DeviceId::value)
            .map(id -> "&device=" + NodeClient.encoded(id))
            .orElse("");
    return "/v1/worlds/%s/imports?format=%s%s".formatted(world, upload.format().id(), device);
  }

  @Override
  public void close() {
    node.close();
  }
}
