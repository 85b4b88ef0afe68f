package io.fleettwin.api.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;

/**
 * Where the node listens: {@code fleettwin.http}.
 *
 * @param host a name or address of this machine
 * @param port 0 takes any that is free
 */
public record HttpSettings(String host, int port) {

  private static final String HOST = "fleettwin.http.host";
  private static final String PORT = "fleettwin.http.port";
  private static final int MAX_PORT = 65_535;

  /**
   * Reads the settings.
   *
   * @throws ConfigException if one is missing or not allowed; the message names it
   */
  public static HttpSettings of(Config config) {
    String host = config.getString(HOST);
    if (host.isBlank()) {
      throw new ConfigException.BadValue(HOST, "must be a name or address of this machine");
    }
    int port = config.getInt(PORT);
    if (port < 0 || port > MAX_PORT) {
      throw new ConfigException.BadValue(PORT, "is " + port + "; allowed is 0 to " + MAX_PORT);
    }
    return new HttpSettings(host, port);
  }
}
