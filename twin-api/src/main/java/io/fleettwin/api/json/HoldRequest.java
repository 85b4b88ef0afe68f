package io.fleettwin.api.json;

import io.fleettwin.update.Combination;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.update.Update;
import java.util.Locale;

/**
 * A safeguard hold to be placed; see {@link SafeguardHold}.
 *
 * @param component whose updates are held
 * @param version left out for all versions
 * @param devices left out for all devices
 */
public record HoldRequest(String component, String version, CombinationJson devices) {

  /**
   * The hold that this asks for.
   *
   * @throws ProblemException if it is not valid
   */
  public SafeguardHold toHold(String id) {
    Checks checks = Checks.ofBody();
    String held = checks.text("component", component, 1, Update.MAX_TEXT_CHARS, null);
    String only = checks.text("version", version, 0, Update.MAX_TEXT_CHARS, "");
    Combination matching = devices == null ? Combination.ALL : devices.read(checks.in("devices"));
    checks.verify();
    // As in an update, so that the two can be compared.
    return new SafeguardHold(id, held.toLowerCase(Locale.ROOT), only, matching);
  }
}
