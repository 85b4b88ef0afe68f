package io.fleettwin.api.cli.demo;

import io.fleettwin.rollout.Count;
import java.util.ArrayList;
import java.util.List;

/**
 * How many devices were down, or up without their agent, from a minute on.
 *
 * @param minute since the rollout was started
 */
public record CurvePoint(int minute, int down, int unprotected) {

  /** A point for each change. */
  static List<CurvePoint> of(List<Course.Moment> moments) {
    List<CurvePoint> curve = new ArrayList<>();
    for (Course.Moment moment : moments) {
      int unprotected = moment.tally().get(Count.DEGRADED);
      var point = new CurvePoint(moment.minute(), moment.tally().down(), unprotected);
      if (curve.isEmpty() || !curve.getLast().isLevelWith(point)) {
        curve.add(point);
      }
    }
    return curve;
  }

  private boolean isLevelWith(CurvePoint other) {
    return down == other.down && unprotected == other.unprotected;
  }
}
