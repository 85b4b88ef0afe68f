package io.fleettwin.api.http;

/** How many things of a list a client wants at a time. */
final class PageSize {

  private PageSize() {}

  static int of(Exchange exchange) {
    return exchange
        .query("size", PageSize::isOne, "a whole number, 1 to " + HttpLimits.MAX_PAGE)
        .map(Integer::parseInt)
        .orElse(HttpLimits.DEFAULT_PAGE);
  }

  private static boolean isOne(String text) {
    return text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= HttpLimits.MAX_PAGE;
  }
}
