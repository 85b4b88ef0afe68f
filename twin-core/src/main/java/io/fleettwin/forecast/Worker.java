package io.fleettwin.forecast;

import io.fleettwin.endpoint.EndpointModel;
import io.fleettwin.fleet.SimulatedCounts;
import io.fleettwin.world.WorldSettings;
import java.util.stream.IntStream;

/** What one thread plays courses with, and where it counts. What all have counted is the result. */
final class Worker {
  final Course course;
  final Changes[] changes;
  final Arrivals arrivals;

  Worker(WorldSettings settings, int rings, int firstTick, int lastTick) {
    EndpointModel model = settings.model();
    course = new Course(model, new SimulatedCounts(settings.parameters(), model.presence()));
    changes =
        IntStream.range(0, rings)
            .mapToObj(ring -> new Changes(firstTick, lastTick))
            .toArray(Changes[]::new);
    arrivals = new Arrivals(firstTick, lastTick);
  }

  /** The first tick, not before one, at which it has counted something or somebody comes. */
  int next(int tick) {
    int next = arrivals.next(tick);
    for (Changes ring : changes) {
      next = Math.min(next, ring.next(tick));
    }
    return next;
  }

  void forgetFrom(int tick) {
    for (Changes ring : changes) {
      ring.forgetFrom(tick);
    }
    arrivals.forgetFrom(tick);
  }
}
