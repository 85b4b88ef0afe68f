package io.fleettwin.api.http;

import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.Questions;
import io.fleettwin.api.config.RingPresets;
import io.fleettwin.api.inventory.InventoryImport;
import io.fleettwin.api.inventory.ReferenceData;
import io.fleettwin.api.whatif.queue.Player;
import io.fleettwin.api.whatif.queue.QuestionLimits;
import io.fleettwin.api.whatif.queue.QuestionQueue;
import io.fleettwin.api.whatif.queue.QueueSettings;
import io.fleettwin.cluster.history.WhatIfHistory;
import io.fleettwin.cluster.node.Fleet;
import java.io.IOException;
import java.time.Clock;

/**
 * What answers requests.
 *
 * @param clock the one on the wall
 */
public record Backend(
    Fleet fleet,
    RingPresets presets,
    InventoryImport inventories,
    QuestionBody questions,
    QuestionQueue whatIfs,
    Clock clock,
    HttpLimits limits) {

  /**
   * The backend of a node, with the data files under the product's home.
   *
   * @param whatIfs the questions of its cluster
   * @param version of the product
   * @throws IOException if one of the files cannot be read
   * @throws io.fleettwin.api.config.ConfigException if one of them is not valid
   */
  public static Backend inHome(
      Fleet fleet, WhatIfHistory whatIfs, QueueSettings settings, String version)
      throws IOException {
    FleetProfiles profiles = FleetProfiles.inHome();
    QuestionBody questions =
        new QuestionBody(Questions.inHome(), new QuestionLimits(profiles, settings));
    InventoryImport inventories =
        new InventoryImport(ReferenceData.load(ReferenceData.directory()));
    Clock clock = Clock.systemUTC();
    return new Backend(
        fleet,
        RingPresets.inHome(),
        inventories,
        questions,
        QuestionQueue.start(whatIfs, Player.ofNode(profiles, version), settings, clock),
        clock,
        HttpLimits.STANDARD);
  }
}
