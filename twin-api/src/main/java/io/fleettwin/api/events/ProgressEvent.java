package io.fleettwin.api.events;

import akka.util.ByteString;
import io.fleettwin.api.json.Json;

/**
 * An event of a stream, as the HTML standard's chapter on Server-Sent Events has it.
 *
 * @param id the revision, so that a client that is cut off can go on after it
 * @param document what the same address answers as JSON
 */
record ProgressEvent(long id, Object document) {

  /** A comment, which clients ignore: it keeps the connection from counting as idle. */
  static final ByteString HEARTBEAT = ByteString.fromString(":\n\n");

  /** The bytes of the event. JSON has no line breaks here, so the data is one line. */
  ByteString encode() {
    return ByteString.fromString("id: " + id + "\nevent: progress\ndata: ")
        .concat(ByteString.fromArray(Json.write(document)))
        .concat(ByteString.fromString("\n\n"));
  }
}
