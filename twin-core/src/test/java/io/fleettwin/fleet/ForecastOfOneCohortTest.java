package io.fleettwin.fleet;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever is asked, a forecast says of every tick what the twins of a cohort do: the same tallies,
 * the same happenings, the same decisions. Few devices, and whatever can befall them.
 */
class ForecastOfOneCohortTest {

  private static final int END = 10 * TestWorlds.DAY;

  /** How often a run's fleet is there. */
  @Provide
  Arbitrary<Integer> times() {
    return Arbitraries.frequencyOf(
        Tuple.of(60, Arbitraries.just(1)),
        Tuple.of(37, Arbitraries.integers().between(2, 20)),
        Tuple.of(3, Arbitraries.just(160)));
  }

  @Provide
  Arbitrary<AnyRuns.Run> runs() {
    return AnyRuns.runs();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aForecastSaysOfEveryTickWhatTwinsDo(
      @ForAll("runs") AnyRuns.Run run, @ForAll("times") int times) {
    Agreement.check(run.settings(), run.devices(times), run.plan(), 0, END);
  }
}
