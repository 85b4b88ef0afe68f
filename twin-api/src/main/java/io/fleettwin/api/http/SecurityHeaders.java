package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import java.util.List;

/**
 * What every answer tells browsers, so that none takes data for a page, keeps it, or puts it into a
 * frame.
 *
 * <p>Source: OWASP REST Security Cheat Sheet, security headers.
 */
final class SecurityHeaders {

  private static final List<HttpHeader> ALWAYS =
      List.of(
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("X-Frame-Options", "DENY"),
          RawHeader.create("Referrer-Policy", "no-referrer"),
          RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"));

  private static final String POLICY = "Content-Security-Policy";

  private static final HttpHeader NOTHING_RUNS = policy("default-src 'none'");

  /** With an ETag a client may keep the answer, but has to ask whether it still holds. */
  private static final HttpHeader REVALIDATE = RawHeader.create("Cache-Control", "no-cache");

  private static final HttpHeader FORGET = RawHeader.create("Cache-Control", "no-store");

  private SecurityHeaders() {}

  static HttpResponse on(HttpResponse response) {
    boolean tagged = response.getHeader("ETag").isPresent();
    HttpResponse guarded = response.addHeaders(ALWAYS).addHeader(tagged ? REVALIDATE : FORGET);
    return response.getHeader(POLICY).isPresent() ? guarded : guarded.addHeader(NOTHING_RUNS);
  }

  /** What a browser may do with a page, which is never: put it into a frame. */
  static HttpHeader policy(String allowed) {
    return RawHeader.create(POLICY, allowed + "; frame-ancestors 'none'");
  }
}
