package io.fleettwin.api.http;

/** The node cannot listen where it should. The message says why, and what to do. */
public final class HttpUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HttpUnavailableException(HttpSettings settings, Throwable cause) {
    super(
        "cannot listen on "
            + settings.host()
            + ":"
            + settings.port()
            + ". Either something else uses this port, or this machine does not have this"
            + " address. Set fleettwin.http.port (TWIN_HTTP_PORT) or fleettwin.http.host"
            + " (TWIN_HTTP_HOST) to another one, or stop what uses it",
        cause);
  }
}
