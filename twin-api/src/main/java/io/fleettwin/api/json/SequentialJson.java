package io.fleettwin.api.json;

import io.fleettwin.rollout.SequentialTest;

/**
 * A gate's sequential test; see {@link SequentialTest}. All are shares, above 0 and below 1.
 *
 * @param good of devices that fail with a good update
 * @param bad of devices that fail with a bad one
 * @param falseAlarm of good updates that are stopped, at most
 * @param miss of bad updates that pass, at most
 */
public record SequentialJson(Double good, Double bad, Double falseAlarm, Double miss) {

  static final double DEFAULT_RISK = 0.05;

  private static final SequentialTest ANY = new SequentialTest(0.01, 0.1, 0.05, 0.05);

  static SequentialJson of(SequentialTest test) {
    return new SequentialJson(test.good(), test.bad(), test.falseAlarm(), test.miss());
  }

  SequentialTest read(Checks checks) {
    double asGood = checks.share("good", good, null);
    double asBad = checks.share("bad", bad, null);
    double alarm = checks.share("falseAlarm", falseAlarm, DEFAULT_RISK);
    double missed = checks.share("miss", miss, DEFAULT_RISK);
    try {
      return new SequentialTest(asGood, asBad, alarm, missed);
    } catch (IllegalArgumentException e) {
      checks.wrong("", e.getMessage());
      return ANY;
    }
  }
}
