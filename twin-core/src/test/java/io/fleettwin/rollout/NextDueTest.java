package io.fleettwin.rollout;

import static io.fleettwin.rollout.Plans.DAY;
import static io.fleettwin.rollout.Plans.HOUR;
import static io.fleettwin.rollout.Plans.gate;
import static io.fleettwin.rollout.Plans.plan;
import static io.fleettwin.rollout.Plans.revertedAfter;
import static io.fleettwin.rollout.Tallies.tally;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Virtual time jumps over ticks in which nothing is due, and nothing is missed. */
class NextDueTest {

  private static final int LAST_TICK = 8 * DAY;

  @Property(tries = 100)
  void jumpingFromOneDueTickToTheNextIsTheSameAsPlayingEachMinute(
      @ForAll("plans") RolloutPlan plan,
      @ForAll @IntRange(max = 600) int members,
      @ForAll @IntRange(max = 8) int crashed) {
    Tally known = tally(members, members, Math.min(members, crashed));
    var jumping = run(plan, known).jumpingTo(LAST_TICK);
    var walking = run(plan, known).at(LAST_TICK);

    assertThat(jumping.events()).isEqualTo(walking.events());
    for (int ring = 0; ring < plan.rings().size(); ring++) {
      assertThat(jumping.eventsOf(ring)).isEqualTo(walking.eventsOf(ring));
    }
  }

  private static RolloutRun run(RolloutPlan plan, Tally known) {
    var run = RolloutRun.of(plan, known.get(Count.MEMBERS));
    for (int ring = 0; ring < plan.rings().size(); ring++) {
      run.knowing(ring, known);
    }
    return run;
  }

  @Provide
  Arbitrary<RolloutPlan> plans() {
    var plans = rings().array(RingPlan[].class).ofMinSize(1).ofMaxSize(4).map(Plans::plan);
    var reverts = Arbitraries.integers().between(1, LAST_TICK).optional(0.3);
    return Combinators.combine(plans, reverts)
        .as((plan, revert) -> revert.map(minutes -> revertedAfter(minutes, plan)).orElse(plan));
  }

  private static Arbitrary<RingPlan> rings() {
    var deferrals = Arbitraries.integers().between(0, 3 * DAY);
    var pushes =
        Combinators.combine(
                Arbitraries.integers().between(0, 200), Arbitraries.integers().between(1, 3 * HOUR))
            .as(PushRate::new);
    var gates =
        Combinators.combine(
                Arbitraries.integers().between(0, 300), Arbitraries.integers().between(0, DAY))
            .as((sample, bake) -> gate(sample, 0.01, bake, Signal.CRASH, Signal.SILENCE));
    return Combinators.combine(deferrals, pushes, gates)
        .as((deferral, push, gate) ->
            new RingPlan("Ring", new RingSize.Devices(600), deferral, 0, push, gate));
  }
}
