package io.fleettwin.api.whatif.queue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;

/**
 * What may be asked of a node: {@code fleettwin.what-if}.
 *
 * @param queue questions that wait, at most
 * @param keep questions that are kept with their answers
 * @param maxDevices of all fleets that a question needs
 * @param maxDeviceFutures devices times futures of a question
 * @param maxCurveValues numbers that a question holds in memory until it is answered
 */
public record QueueSettings(
    int queue, int keep, int maxDevices, long maxDeviceFutures, long maxCurveValues) {

  private static final String ROOT = "fleettwin.what-if";
  private static final int MAX_QUEUE = 10_000;
  private static final int MAX_KEPT = 1_000_000;
  private static final int MAX_DEVICES = 100_000_000;

  /**
   * Reads the settings.
   *
   * @throws ConfigException if one is missing or not allowed; the message names it
   */
  public static QueueSettings of(Config config) {
    Config whatIf = config.getConfig(ROOT);
    return new QueueSettings(
        (int) within(whatIf, "queue", MAX_QUEUE),
        (int) within(whatIf, "keep", MAX_KEPT),
        (int) within(whatIf, "max-devices", MAX_DEVICES),
        within(whatIf, "max-device-futures", Long.MAX_VALUE),
        within(whatIf, "max-curve-values", Long.MAX_VALUE));
  }

  private static long within(Config whatIf, String key, long max) {
    long value = whatIf.getLong(key);
    if (value < 1 || value > max) {
      throw new ConfigException.BadValue(
          whatIf.getValue(key).origin(),
          ROOT + "." + key,
          "%d is not from 1 to %d".formatted(value, max));
    }
    return value;
  }
}
