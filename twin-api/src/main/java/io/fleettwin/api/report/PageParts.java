package io.fleettwin.api.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What all pages have in common, and the policy that lets a browser run and apply just that.
 *
 * @param echarts the plotting library
 */
record PageParts(String template, String style, String echarts, String script) {
  /** As the webjar's path and the POM have it. */
  static final String ECHARTS_VERSION = "5.3.1";

  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/" + ECHARTS_VERSION + "/dist/echarts.common.min.js";

  static PageParts load() {
    return new PageParts(text("report.html"), text("report.css"), text(ECHARTS), text("report.js"));
  }

  /**
   * The content security policy: nothing is loaded from anywhere, and of what is inline only the
   * page's own style and scripts count, told by their hashes.
   */
  String policy() {
    return "default-src 'none'; style-src "
        + hash(style)
        + "; script-src "
        + hash(echarts)
        + " "
        + hash(script)
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = PageParts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      // A browser hashes lines that end with a line feed, whatever the file has.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
