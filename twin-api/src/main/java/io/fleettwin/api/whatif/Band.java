package io.fleettwin.api.whatif;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * A number over many futures.
 *
 * @param median null if it is not reached in half of them
 * @param low the 5th percentile; null if it is not reached in so many
 * @param high the 95th percentile; null if it is not reached in so many
 * @param mean over the futures in which it is reached; null if there are none
 * @param standardError of that mean; null with fewer than two
 * @param never share of futures in which it is not reached, 0 to 1
 */
public record Band(
    Double median, Double low, Double high, Double mean, Double standardError, double never) {

  private static final Quantile QUANTILE = Quantile.withDefaults();

  /**
   * The band of values.
   *
   * @param values of each future; not finite where it is not reached
   */
  static Band of(double[] values) {
    double[] reached = Arrays.stream(values).filter(Double::isFinite).toArray();
    // What is not reached is later than everything that is.
    double[] all =
        Arrays.stream(values)
            .map(value -> Double.isNaN(value) ? Double.POSITIVE_INFINITY : value)
            .toArray();
    double[] quantiles = QUANTILE.evaluate(all, 0.5, 0.05, 0.95);
    return new Band(
        finite(quantiles[0]),
        finite(quantiles[1]),
        finite(quantiles[2]),
        reached.length == 0 ? null : mean(reached),
        reached.length < 2 ? null : standardError(reached),
        values.length == 0 ? 1 : 1 - (double) reached.length / values.length);
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static double mean(double[] values) {
    return Mean.of(values).getAsDouble();
  }

  static double standardError(double[] values) {
    return StandardDeviation.of(values).getAsDouble() / Math.sqrt(values.length);
  }

  /** A quantile of whole numbers at many moments. */
  static double[] quantiles(double[] values, double... probabilities) {
    return QUANTILE.evaluate(values, probabilities);
  }
}
