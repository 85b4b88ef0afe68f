package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.Host;
import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps pages of other origins from using a browser on this machine as their hand. The interface
 * has no authentication yet and listens on the loopback address, which any page can send requests
 * to.
 *
 * @param hosts names under which the node may be asked; empty for any. A page could make its own
 *     name lead to the loopback address; the Host field gives it away.
 */
record BrowserGuard(Set<String> hosts) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  BrowserGuard {
    hosts = Set.copyOf(hosts);
  }

  /** The guard of a node that listens on this address. */
  static BrowserGuard of(String bindHost) {
    return new BrowserGuard(LOOPBACK.contains(bindHost) ? LOOPBACK : Set.of());
  }

  /**
   * Looks at where a request comes from.
   *
   * @throws ProblemException if it is from a foreign page
   */
  void check(HttpRequest request) {
    Optional<Host> host = request.getHeader(Host.class);
    String name = host.map(h -> h.host().address().toLowerCase(Locale.ROOT)).orElse("");
    if (!hosts.isEmpty() && !hosts.contains(name)) {
      throw ProblemException.at(
          ProblemCode.FOREIGN_ORIGIN, FieldError.inHeader("Host", "must name this machine"));
    }
    Optional<HttpHeader> origin = request.getHeader("Origin");
    if (origin.isPresent() && !isSame(origin.get().value(), host)) {
      throw ProblemException.at(
          ProblemCode.FOREIGN_ORIGIN,
          FieldError.inHeader("Origin", "must be this node, or be left out"));
    }
  }

  private static boolean isSame(String origin, Optional<Host> host) {
    try {
      URI from = new URI(origin);
      return host.isPresent()
          && from.getHost() != null
          && withoutBrackets(from.getHost()).equalsIgnoreCase(host.get().host().address())
          && port(from.getPort()) == port(host.get().port());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** An IPv6 address as it stands between brackets in a URI. */
  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(int given) {
    return given <= 0 ? 80 : given;
  }
}
