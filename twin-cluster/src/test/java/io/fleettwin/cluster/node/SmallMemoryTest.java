package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.content;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestFleet.twinsInMemory;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.Tally;
import io.fleettwin.software.DriverMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollout over more devices than may be in memory. */
class SmallMemoryTest {

  private static final String WORLD = "large";
  private static final int DEVICES = 6_000;
  private static final int LIMIT = 1_280;
  private static final int ENROLLED_AT_A_TIME = 256;
  private static final String PLAN = "good";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TWO_DAYS = 2 * 24 * 60;
  private static final List<Machine> KIOSKS = Machine.some(DEVICES, Machine::kiosk);

  @TempDir Path small;
  @TempDir Path large;

  @Test
  void itEndsAsItDoesWithAllOfThemInMemory() {
    Config limited =
        ConfigFactory.parseString(
            """
            akka.cluster.sharding.passivation {
              strategy = few
              few {
                active-entity-limit = %d
                replacement.policy = least-recently-used
              }
            }
            """
                .formatted(LIMIT));
    End few = run(limited.withFallback(TestFleet.config(small, "off")), LIMIT);
    End all = run(TestFleet.config(large, "off"), DEVICES);

    assertThat(few.tally()).isEqualTo(all.tally());
    assertThat(few.tally().get(Count.INSTALLED)).isEqualTo(DEVICES);
    assertThat(few.events()).isEqualTo(all.events());
    // What is under way comes on top of the limit: a twin leaves when it is done.
    assertThat(few.mostInMemory()).isLessThan(DEVICES / 2);
    assertThat(all.mostInMemory()).isEqualTo(DEVICES);
  }

  /** How a rollout has ended, and how many twins were seen in memory at once. */
  private record End(Tally tally, long events, int mostInMemory) {}

  private static End run(Config config, int limit) {
    try (FleetNode fleet = FleetNode.start(config)) {
      done(fleet.createWorld(TestWorld.named(WORLD)));
      int most = 0;
      for (int from = 0; from < DEVICES; from += ENROLLED_AT_A_TIME) {
        int to = Math.min(DEVICES, from + ENROLLED_AT_A_TIME);
        Machine.enrolAll(fleet, WORLD, KIOSKS.subList(from, to));
        most = Math.max(most, twinsInMemory(fleet));
      }
      done(fleet.startRollout(WORLD, plan()));
      done(fleet.run(WORLD, TWO_DAYS));
      while (await(Again.ask(() -> fleet.world(WORLD))).orElseThrow().runsUntil() >= 0) {
        most = Math.max(most, twinsInMemory(fleet));
      }
      TestProbe.create(fleet.system())
          .awaitAssert(
              PATIENCE,
              () -> {
                assertThat(twinsInMemory(fleet)).isLessThanOrEqualTo(limit);
                return true;
              });
      return new End(rollout(fleet, WORLD, PLAN).total(), await(fleet.events(WORLD)), most);
    }
  }

  private static RolloutPlan plan() {
    PushRate push = new PushRate(250, 1);
    return new RolloutPlan(
        PLAN,
        content(DriverMode.KERNEL),
        List.of(new RingPlan("All", new RingSize.Rest(), 0, 0, push, Gate.NONE)),
        false,
        Optional.empty());
  }
}
