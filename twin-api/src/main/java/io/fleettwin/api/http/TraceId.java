package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpRequest;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id by which a request is found in logs: 32 hexadecimal digits. */
final class TraceId {

  /** The header of W3C Trace Context: version, trace id, parent id, flags. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceId() {}

  /** The client's trace id if it sends one, or a new one. */
  static String of(HttpRequest request) {
    return request
        .getHeader("traceparent")
        .map(header -> TRACEPARENT.matcher(header.value()))
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .orElseGet(TraceId::create);
  }

  static String create() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
