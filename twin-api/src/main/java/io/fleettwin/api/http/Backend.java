package io.fleettwin.api.http;

import io.fleettwin.api.config.RingPresets;
import io.fleettwin.api.inventory.InventoryImport;
import io.fleettwin.api.inventory.ReferenceData;
import io.fleettwin.cluster.node.Fleet;
import java.io.IOException;
import java.time.Clock;

/**
 * What answers requests.
 *
 * @param clock the one on the wall
 */
public record Backend(
    Fleet fleet, RingPresets presets, InventoryImport inventories, Clock clock, HttpLimits limits) {

  /**
   * The backend of a node, with the data files under the product's home.
   *
   * @throws IOException if one of them cannot be read
   * @throws io.fleettwin.api.config.ConfigException if one of them is not valid
   */
  public static Backend inHome(Fleet fleet) throws IOException {
    return new Backend(
        fleet,
        RingPresets.inHome(),
        new InventoryImport(ReferenceData.load(ReferenceData.directory())),
        Clock.systemUTC(),
        HttpLimits.STANDARD);
  }
}
