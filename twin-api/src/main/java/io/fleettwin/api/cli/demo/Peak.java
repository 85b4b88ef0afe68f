package io.fleettwin.api.cli.demo;

import io.fleettwin.rollout.Tally;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The most devices at once that were in some state, and when that was first so.
 *
 * @param minute since the first offer
 */
public record Peak(int devices, int minute) {

  /** Never one. */
  public static final Peak NONE = new Peak(0, 0);

  static Peak of(List<Course.Moment> moments, ToIntFunction<Tally> state) {
    Peak peak = NONE;
    for (Course.Moment moment : moments) {
      int devices = state.applyAsInt(moment.tally());
      if (devices > peak.devices) {
        peak = new Peak(devices, moment.minute());
      }
    }
    return peak;
  }
}
