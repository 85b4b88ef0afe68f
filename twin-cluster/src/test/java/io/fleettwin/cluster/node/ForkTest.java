package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.ForkedWorld.FIVE_DAYS;
import static io.fleettwin.cluster.node.ForkedWorld.IN_THE_MIDDLE;
import static io.fleettwin.cluster.node.ForkedWorld.MACHINES;
import static io.fleettwin.cluster.node.ForkedWorld.PARENT;
import static io.fleettwin.cluster.node.ForkedWorld.PLAN;
import static io.fleettwin.cluster.node.ForkedWorld.at;
import static io.fleettwin.cluster.node.ForkedWorld.devices;
import static io.fleettwin.cluster.node.ForkedWorld.now;
import static io.fleettwin.cluster.node.ForkedWorld.tallies;
import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestFleet.rollout;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.world.ForkOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fork of a world goes on as that world did. */
class ForkTest {

  @TempDir static Path data;
  private static FleetNode fleet;

  @BeforeAll
  static void playParent() {
    fleet = FleetNode.start(TestFleet.config(data));
    ForkedWorld.play(fleet);
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  private static Refusal refused(ForkOrder order) {
    return ((Outcome.Refused<WorldView>) await(fleet.forkWorld(order))).refusal();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 57, IN_THE_MIDDLE, 2_000, FIVE_DAYS - 1})
  void aForkOfASimulatedWorldGoesOnAsThatWorldDid(int tick) {
    int forked = Math.min(tick, await(fleet.world(PARENT)).orElseThrow().tick());
    String fork = "fork-" + tick;

    WorldView begun = done(fleet.forkWorld(at(fork, PARENT, forked)));
    assertThat(begun.tick()).isEqualTo(forked);
    assertThat(begun.rollouts()).containsExactly(PLAN.id());
    runToEnd(fleet, fork, FIVE_DAYS);

    assertThat(tallies(fleet, fork)).isEqualTo(tallies(fleet, PARENT));
    assertThat(devices(fleet, fork)).hasSize(MACHINES.size()).isEqualTo(devices(fleet, PARENT));
    assertThat(rollout(fleet, fork, PLAN.id()).state())
        .isEqualTo(rollout(fleet, PARENT, PLAN.id()).state());
  }

  @Test
  void aForkInMemoryAloneGoesOnInTheSameWayAndLeavesNothing() {
    done(fleet.forkWorld(at("tmp-fork", PARENT, IN_THE_MIDDLE)));
    runToEnd(fleet, "tmp-fork", FIVE_DAYS);

    assertThat(devices(fleet, "tmp-fork")).isEqualTo(devices(fleet, PARENT));
    assertThat(rollout(fleet, "tmp-fork", PLAN.id()).rings())
        .isEqualTo(rollout(fleet, PARENT, PLAN.id()).rings());
    assertThat(await(fleet.events("tmp-fork"))).isZero();
  }

  @Test
  void anotherSeedIsAnotherFutureOfTheSamePast() {
    done(
        fleet.forkWorld(
            ForkedWorld.order("seed", PARENT, Optional.of(IN_THE_MIDDLE), Optional.of(8L))));
    runToEnd(fleet, "seed", FIVE_DAYS);

    assertThat(tallies(fleet, "seed").get("1").headMap(IN_THE_MIDDLE))
        .isEqualTo(tallies(fleet, PARENT).get("1").headMap(IN_THE_MIDDLE));
    assertThat(tallies(fleet, "seed")).isNotEqualTo(tallies(fleet, PARENT));
  }

  @Test
  void theSameForkASecondTimeIsTheSameWorldAndAnotherIsRefused() {
    done(fleet.forkWorld(now("same", PARENT)));
    var again = (Outcome.Done<WorldView>) await(fleet.forkWorld(now("same", PARENT)));
    assertThat(again.changed()).isFalse();
    assertThat(again.value().past().getLast().world()).isEqualTo(PARENT);
    assertThat(refused(now(PARENT, "same")).code()).isEqualTo(RefusalCode.ALREADY_EXISTS);
    assertThat(refused(now("other", "nowhere")).code()).isEqualTo(RefusalCode.NOT_FOUND);
    assertThat(refused(at("other", PARENT, FIVE_DAYS + 1)).code()).isEqualTo(RefusalCode.INVALID);
    assertThat(await(fleet.world("other"))).isEmpty();
    assertThat(await(fleet.worlds())).contains("same", PARENT).doesNotContain("other");
  }

  @Test
  void aWorldInMemoryAloneCannotBeForked() {
    done(fleet.createWorld(TestWorld.named("tmp-parent")));
    assertThat(refused(now("fork", "tmp-parent")).message()).contains("in memory alone");
  }
}
