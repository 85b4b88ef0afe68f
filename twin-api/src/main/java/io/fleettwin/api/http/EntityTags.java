package io.fleettwin.api.http;

import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The conditions of a request (RFC 9110, section 13): a list of entity tags, or {@code *}. The tag
 * of a thing is its revision.
 *
 * @param any whether any revision will do
 * @param tags without quotes, and without the mark of weak ones
 * @param weak whether one of the tags is weak
 */
record EntityTags(boolean any, List<String> tags, boolean weak) {

  private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E]{0,64})\"");

  static String of(long revision) {
    return "rev:" + revision;
  }

  /** The condition that a thing has not changed. */
  static Optional<EntityTags> ifMatch(Exchange exchange) {
    return parse(exchange, "If-Match");
  }

  /** The condition that a thing has changed. */
  static Optional<EntityTags> ifNoneMatch(Exchange exchange) {
    return parse(exchange, "If-None-Match");
  }

  private static Optional<EntityTags> parse(Exchange exchange, String name) {
    return exchange.header(name).map(value -> parse(name, value.strip()));
  }

  private static EntityTags parse(String name, String value) {
    if (value.equals("*")) {
      return new EntityTags(true, List.of(), false);
    }
    List<String> parts = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    boolean valid =
        parts.size() <= HttpLimits.MAX_ENTITY_TAGS
            && parts.stream().allMatch(part -> TAG.matcher(part).matches());
    if (!valid) {
      throw ProblemException.at(
          ProblemCode.BAD_HEADER,
          FieldError.inHeader(name, "must be * or entity tags such as \"rev:7\""));
    }
    return new EntityTags(
        false,
        parts.stream()
            .map(part -> part.substring(part.indexOf('"') + 1, part.length() - 1))
            .toList(),
        parts.stream().anyMatch(part -> part.startsWith("W/")));
  }

  /** Whether the revision is among them; a weak tag will do, as RFC 9110 has it for GET. */
  boolean includes(long revision) {
    return any || tags.contains(of(revision));
  }

  /**
   * Holds a revision against an If-Match, for which weak tags never match.
   *
   * @throws ProblemException if it does not match
   */
  void require(long revision) {
    if (weak || !includes(revision)) {
      throw new ProblemException(
          ProblemCode.REVISION_MISMATCH,
          "it is at revision " + revision + " now; read it again, and decide anew");
    }
  }
}
