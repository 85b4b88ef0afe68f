package io.fleettwin.api.report;

public final class CsvReport {
  private CsvReport() {}

  public static String of(com.fasterxml.jackson.databind.JsonNode n) {
    return n.toString();
  }
}
