package io.fleettwin.api.report;

public final class HtmlReport {
  private HtmlReport() {}

  public static String of(com.fasterxml.jackson.databind.JsonNode n) {
    return n.toString();
  }
}
