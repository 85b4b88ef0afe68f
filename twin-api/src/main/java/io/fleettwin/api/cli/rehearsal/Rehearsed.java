package io.fleettwin.api.cli.rehearsal;

import io.fleettwin.study.Measure;
import io.fleettwin.study.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * The first future of a plan, by forecast and on the actors.
 *
 * @param ticks minutes that were compared, each in every ring
 * @param difference the first ring and minute at which devices stand elsewhere; empty if there is
 *     none
 * @param forecastTook wall time
 * @param rehearsalTook wall time, without the making of the fleet
 * @param events that the rehearsal has persisted
 */
public record Rehearsed(
    String plan,
    Outcome forecast,
    Outcome rehearsal,
    int ticks,
    Optional<String> difference,
    Duration forecastTook,
    Duration rehearsalTook,
    long events) {

  /** Whether both say the same of every figure, and of every ring at every minute. */
  public boolean agrees() {
    boolean sameFigures = true;
    for (Measure measure : Measure.values()) {
      sameFigures &= Double.compare(forecast.get(measure), rehearsal.get(measure)) == 0;
    }
    return sameFigures && difference.isEmpty() && forecast.stoppedBy() == rehearsal.stoppedBy();
  }
}
