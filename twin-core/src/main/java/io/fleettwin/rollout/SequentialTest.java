package io.fleettwin.rollout;

/**
 * A test that may be looked at whenever something new is known, without raising more false alarms
 * for that: the likelihood of what was seen if the update is bad, over that if it is good.
 *
 * <p>A good update is stopped with a probability of at most {@code falseAlarm}, a bad one passes
 * with one of at most {@code miss}, however often it is judged. That holds if devices are known in
 * an order that does not depend on how they took the update; silence is known later than success,
 * so that early on a bad update looks better than it is, and never worse.
 *
 * <p>Sources: A. Wald, Sequential tests of statistical hypotheses, 1945, for the ratio; J. Ville,
 * 1939, for the bound at all times at once; for its use in staged rollouts Z. Zhao and others,
 * Safely and quickly deploying new features with a staged rollout framework using sequential test
 * and adaptive experimental design, 2019.
 *
 * @param good share of devices that fail with a good update, above 0
 * @param bad share of devices that fail with a bad one, above {@code good} and below 1
 * @param falseAlarm above 0, below 1
 * @param miss above 0, below 1
 */
public record SequentialTest(double good, double bad, double falseAlarm, double miss) {

  public SequentialTest {
    if (!(good > 0 && good < bad && bad < 1)) {
      throw new IllegalArgumentException(
          "of a sequential test good is above 0, bad above good, and bad below 1; they are %s and %s"
              .formatted(good, bad));
    }
    if (!(falseAlarm > 0 && falseAlarm < 1 && miss > 0 && miss < 1)) {
      throw new IllegalArgumentException("falseAlarm and miss are above 0 and below 1");
    }
  }

  /**
   * What so many failures in a sample say: FAIL if the update is bad, PASS if it is good, or
   * INCONCLUSIVE.
   */
  public Verdict judge(int failures, int sample) {
    double evidence =
        failures * Math.log(bad / good) + (sample - failures) * Math.log((1 - bad) / (1 - good));
    if (evidence >= -Math.log(falseAlarm)) {
      return Verdict.FAIL;
    }
    return evidence <= Math.log(miss) ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  /** The fewest devices without any failure after which an update can pass. */
  public int fewestToPass() {
    return (int) Math.ceil(Math.log(miss) / Math.log((1 - bad) / (1 - good)));
  }
}
