package io.fleettwin.api.events;

import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a client that was cut off wants to go on: the id of the last event that it has seen. */
public final class LastEvent {

  /** Ids are revisions; 18 digits fit a long. */
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  private LastEvent() {}

  /**
   * The revision that the client has seen, if it says so.
   *
   * @param header value of Last-Event-ID
   * @throws ProblemException if it is none of ours
   */
  public static Optional<Long> of(Optional<String> header) {
    if (header.isPresent() && !ID.matcher(header.get().strip()).matches()) {
      throw ProblemException.at(
          ProblemCode.BAD_HEADER,
          FieldError.inHeader("Last-Event-ID", "must be the id of an event of this stream"));
    }
    return header.map(value -> Long.parseLong(value.strip()));
  }
}
