package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpHeader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The policy under which a report is shown. A report names the digests of its own scripts and
 * styles in its head, before anything that comes from a question; the header repeats that, and
 * allows nothing else.
 */
final class ReportPage {

  private static final Pattern META =
      Pattern.compile(
          "<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"",
          Pattern.CASE_INSENSITIVE);

  /** Directives with keywords and digests: no address, no wildcard. */
  private static final Pattern PLAIN =
      Pattern.compile("[a-z-]+( ('none'|'sha256-[A-Za-z0-9+/=]+'|data:))+");

  /** A character of ASCII. */
  private static final Pattern NUMBERED =
      Pattern.compile("&#(?:[xX]([0-7]?[0-9a-fA-F])|([0-9]{1,2}));");

  /** Where the head of a page is. */
  private static final int HEAD_CHARS = 4_096;

  private static final String NOTHING = "default-src 'none'";

  private ReportPage() {}

  /** The header for a page; a page without a policy of its own runs nothing. */
  static HttpHeader policy(String html) {
    return SecurityHeaders.policy(own(html).orElse(NOTHING));
  }

  private static Optional<String> own(String html) {
    Matcher meta = META.matcher(html.substring(0, Math.min(html.length(), HEAD_CHARS)));
    if (!meta.find()) {
      return Optional.empty();
    }
    String policy = unescaped(meta.group(1));
    for (String directive : policy.split(";", -1)) {
      if (!PLAIN.matcher(directive.strip()).matches()) {
        return Optional.empty();
      }
    }
    return policy.startsWith(NOTHING) ? Optional.of(policy) : Optional.empty();
  }

  /** Characters are written by their numbers in an attribute, such as quotes and equals signs. */
  private static String unescaped(String attribute) {
    return NUMBERED
        .matcher(attribute)
        .replaceAll(found -> {
          int code =
              found.group(1) != null
                  ? Integer.parseInt(found.group(1), 16)
                  : Integer.parseInt(found.group(2));
          return Matcher.quoteReplacement(Character.toString(code));
        });
  }
}
