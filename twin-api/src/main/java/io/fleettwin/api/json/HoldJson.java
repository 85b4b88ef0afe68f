package io.fleettwin.api.json;

import io.fleettwin.update.SafeguardHold;

/**
 * A safeguard hold of a world; see {@link SafeguardHold}.
 *
 * @param version left out if all versions of the component are held
 */
public record HoldJson(String id, String component, String version, CombinationJson devices) {

  public static HoldJson of(SafeguardHold hold) {
    return new HoldJson(
        hold.id(),
        hold.component(),
        hold.version().isEmpty() ? null : hold.version(),
        CombinationJson.of(hold.devices()));
  }
}
