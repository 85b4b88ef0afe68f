package io.fleettwin.api.cli.demo;

import static io.fleettwin.api.cli.screen.Text.number;

import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.cluster.rollout.RingView;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingStatus;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.rollout.Tally;
import java.time.Instant;

/** How a rollout stands, in one line that fits a terminal. */
final class LiveText {

  private LiveText() {}

  /**
   * Such as "As it happened: Fri 19 Jul 2024 05:31, 12,345 down, ring All".
   *
   * @param now the view's tick as a moment
   */
  static String of(String plan, Instant now, RolloutView view) {
    Tally tally = view.total();
    int degraded = tally.get(Count.DEGRADED);
    String unprotected = degraded == 0 ? "" : ", " + number(degraded) + " without agent";
    return "%s: %s, %s down%s, %s"
        .formatted(plan, Text.moment(now), number(tally.down()), unprotected, place(view));
  }

  private static String place(RolloutView view) {
    RolloutStatus status = view.state().status();
    return switch (status) {
      case RUNNING -> ring(view);
      case PAUSED -> "paused";
      case HALTED -> "halted";
      case CANCELLED -> "cancelled";
      case COMPLETED -> view.state().isReverted() ? "taken back" : "all rings passed";
    };
  }

  private static String ring(RolloutView view) {
    return view.rings().stream()
        .filter(ring -> ring.state().status() == RingStatus.OPEN)
        .map(RingView::name)
        .reduce((earlier, later) -> later)
        .map(name -> "ring " + name)
        .orElse("between rings");
  }
}
