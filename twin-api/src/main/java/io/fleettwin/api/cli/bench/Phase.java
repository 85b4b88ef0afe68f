package io.fleettwin.api.cli.bench;

import java.util.function.Supplier;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Parts of a run, written into a flight recording if there is one, so that its samples can be told
 * apart: making a fleet ready takes longer than much of what is measured.
 */
final class Phase {

  static final String TIMED = "fleettwin.Timed";
  static final String BOUND = "fleettwin.Bound";

  private Phase() {}

  /** What is timed, for a figure or for its bound. */
  @Name(TIMED)
  @Label("Timed")
  @Category("FleetTwin bench")
  @StackTrace(false)
  private static final class TimedEvent extends Event {}

  /** All that is done for a bound. */
  @Name(BOUND)
  @Label("Bound")
  @Category("FleetTwin bench")
  @StackTrace(false)
  private static final class BoundEvent extends Event {}

  static void timed(Runnable work) {
    TimedEvent event = new TimedEvent();
    event.begin();
    work.run();
    event.commit();
  }

  static <T> T bound(Supplier<T> work) {
    BoundEvent event = new BoundEvent();
    event.begin();
    T result = work.get();
    event.commit();
    return result;
  }
}
