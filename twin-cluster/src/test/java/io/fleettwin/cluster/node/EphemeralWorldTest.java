package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import io.fleettwin.world.WorldSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world in memory alone: the same outcome, no event in the journal, and gone with its node. */
class EphemeralWorldTest {

  private static final int DEVICES = 60;
  private static final int FOUR_DAYS = 4 * 24 * 60;
  private static final RolloutPlan PLAN = TestFleet.ringedWithoutGate(DriverMode.KERNEL);
  private static final String JOURNALED = "july";
  private static final String EPHEMERAL = "tmp-july";

  @TempDir private Path data;

  @Test
  void endsAsAJournaledWorldDoesAndLeavesNothing() {
    try (FleetNode fleet = FleetNode.start(TestFleet.config(data))) {
      RolloutView journaled = play(fleet, JOURNALED);
      RolloutView ephemeral = play(fleet, EPHEMERAL);

      assertThat(ephemeral.total()).isEqualTo(journaled.total());
      assertThat(ephemeral.state()).isEqualTo(journaled.state());
      assertThat(await(fleet.count(EPHEMERAL))).isEqualTo(await(fleet.count(JOURNALED)));
      for (int number = 0; number < DEVICES; number++) {
        var device = TestFleet.enrol(number).device();
        assertThat(await(fleet.device(EPHEMERAL, device)))
            .isPresent()
            .isEqualTo(await(fleet.device(JOURNALED, device)));
      }
      assertThat(await(fleet.worlds())).containsExactly(JOURNALED, EPHEMERAL);
      assertThat(await(fleet.events(JOURNALED))).isGreaterThan(DEVICES);
      assertThat(await(fleet.events(EPHEMERAL))).isZero();
    }
    try (FleetNode again = FleetNode.start(TestFleet.config(data))) {
      assertThat(await(again.worlds())).containsExactly(JOURNALED);
      assertThat(await(again.world(EPHEMERAL))).isEmpty();
      assertThat(done(again.createWorld(settings(EPHEMERAL))).tick()).isZero();
      assertThat(await(again.count(EPHEMERAL)).orElseThrow().devices()).isZero();
    }
  }

  private static RolloutView play(FleetNode fleet, String world) {
    WorldView made = done(fleet.createWorld(settings(world)));
    assertThat(made.settings().isEphemeral()).isEqualTo(world.equals(EPHEMERAL));
    TestFleet.enrolAll(fleet, world, DEVICES);
    done(fleet.startRollout(world, PLAN));
    runToEnd(fleet, world, FOUR_DAYS);
    return rollout(fleet, world, PLAN.id());
  }

  private static WorldSettings settings(String world) {
    return TestFleet.world(world, 2);
  }
}
