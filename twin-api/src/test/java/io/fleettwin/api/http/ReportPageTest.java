package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  private static String policy(String own) {
    return ReportPage.policy(
            "<!DOCTYPE html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\""
                + own
                + "\"></head></html>")
        .value();
  }

  @Test
  void thePolicyIsThePagesOwnAndNoFrame() {
    String digests =
        "default-src 'none'; style-src 'sha256-aB+/c='; script-src 'sha256-dE1=' 'sha256-fG2=';"
            + " base-uri 'none'; form-action 'none'";
    assertThat(policy(digests)).isEqualTo(digests + "; frame-ancestors 'none'");
    for (String equals : new String[] {"&#x3D;", "&#61;"}) {
      String escaped = digests.replace("'", "&#39;").replace("=", equals);
      assertThat(policy(escaped)).isEqualTo(digests + "; frame-ancestors 'none'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "script-src 'sha256-aB='",
        "default-src *",
        "default-src 'none'; script-src 'unsafe-inline'",
        "default-src 'none'; script-src https://elsewhere.example",
        "default-src 'none'\r\nSet-Cookie: a=b",
        "default-src 'none'&#13;&#10;Set-Cookie: a=b"
      })
  void aPolicyThatAllowsMoreThanThePagesOwnPartsAllowsNothing(String own) {
    assertThat(policy(own)).isEqualTo(NOTHING);
  }

  @Test
  void aPageWithoutAPolicyRunsNothing() {
    assertThat(ReportPage.policy("<html><script>alert(1)</script>").value()).isEqualTo(NOTHING);
  }
}
