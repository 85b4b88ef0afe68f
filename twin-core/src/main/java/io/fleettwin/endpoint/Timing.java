package io.fleettwin.endpoint;

import io.fleettwin.device.DiskType;
import io.fleettwin.device.FormFactor;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;
import io.fleettwin.update.UpdateKind;

/** How long things take, in ticks; whatever is shorter than a minute takes one tick. */
record Timing(ModelParameters parameters, Draws draws) {

  /** How often Windows restarts an agent that ended; see {@link #agentRestart}. */
  static final int AGENT_RESTARTS = 3;

  /** From power-on to a running Windows. */
  int start(Facts facts) {
    return ticks(startSeconds(facts));
  }

  /** From a bug check until the next start has succeeded or failed. */
  int restart(Facts facts) {
    int dump =
        facts.os().isAtLeast24H2() ? parameters.dumpSeconds() : parameters.dumpSecondsBefore24H2();
    return ticks(dump + startSeconds(facts));
  }

  int winRe() {
    return ticks(parameters.winReSeconds());
  }

  /** Minutes that somebody works at the device. */
  int hands(Facts facts) {
    if (facts.profile().hardware().formFactor() == FormFactor.SERVER) {
      return parameters.serverHandsMinutes();
    }
    if (facts.profile().encrypted() && !parameters.keyByScan()) {
      return parameters.keyTypedMinutes();
    }
    int spread = parameters.handsMaxMinutes() - parameters.handsMinMinutes() + 1;
    return parameters.handsMinMinutes() + draws.below(spread, facts.key(), Draw.HANDS_DURATION, 0);
  }

  /** Minutes until an endpoint that is up hears of an offer, or of its end. */
  int reach(long key, UpdateKind kind) {
    int within =
        switch (kind) {
          case CONTENT -> parameters.contentReachMinutes();
          case AGENT -> parameters.agentReachMinutes();
          case DRIVER, QUALITY, FEATURE, HOTPATCH -> parameters.scanMinutes();
        };
    return draws.below(within + 1, key, Draw.OFFER_DELAY, 0);
  }

  int install(UpdateKind kind) {
    var minutes = parameters.installMinutes();
    return switch (kind) {
      case CONTENT -> 0;
      case DRIVER -> minutes.driver();
      case AGENT -> minutes.agent();
      case QUALITY, HOTPATCH -> minutes.quality();
      case FEATURE -> minutes.feature();
    };
  }

  /**
   * Minutes until Windows restarts an agent that ended for the n-th time, from 0: 1, 2 and 5, as
   * Windows services are commonly set (assumed).
   */
  int agentRestart(int times) {
    return switch (times) {
      case 0 -> 1;
      case 1 -> 2;
      default -> 5;
    };
  }

  private int startSeconds(Facts facts) {
    int ssd = parameters.startSecondsSsd();
    return facts.profile().hardware().disk() == DiskType.HDD
        ? (int) Math.round(ssd * parameters.hddFactor())
        : ssd;
  }

  private static int ticks(int seconds) {
    return Math.max(1, (seconds + 59) / 60);
  }
}
