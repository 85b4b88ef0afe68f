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
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.world.ForkOrder;
import io.fleettwin.world.WorldSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is persisted of a fork, how it comes back with its node, and how it ends. */
class ForkLifeTest {

  @TempDir Path data;
  private FleetNode fleet;

  @BeforeEach
  void start() {
    fleet = FleetNode.start(TestFleet.config(data));
  }

  /** A node that is stopped while its cohorts begin waits for them in vain, for 10 s. */
  @AfterEach
  void stop() {
    await(fleet.worlds()).forEach(world -> await(fleet.count(world)));
    fleet.close();
  }

  private void restart() {
    stop();
    fleet = FleetNode.start(TestFleet.config(data));
  }

  private Refusal refused(ForkOrder order) {
    return ((Outcome.Refused<WorldView>) await(fleet.forkWorld(order))).refusal();
  }

  @Test
  void aForkOfAForkGoesOnAsBothDid() {
    ForkedWorld.play(fleet);
    done(fleet.forkWorld(at("child", PARENT, 57)));
    runToEnd(fleet, "child", 1_000);
    done(fleet.forkWorld(at("grandchild", "child", IN_THE_MIDDLE)));
    restart();
    runToEnd(fleet, "grandchild", FIVE_DAYS);
    assertThat(tallies(fleet, "grandchild")).isEqualTo(tallies(fleet, PARENT));
    assertThat(devices(fleet, "grandchild")).isEqualTo(devices(fleet, PARENT));
    assertThat(refused(at("other", "child", 56)).message())
        .contains("can be forked as it was from");
  }

  @Test
  void nothingOfWhatHappensInAForkIsSeenInItsParentNorTheOtherWayRound() {
    ForkedWorld.enrol(fleet);
    Map<String, Device> before = devices(fleet, PARENT);
    long events = await(fleet.events(PARENT));

    done(fleet.forkWorld(now("fork", PARENT)));
    done(fleet.startRollout("fork", PLAN));
    runToEnd(fleet, "fork", FIVE_DAYS);
    Map<String, Device> forked = devices(fleet, "fork");
    assertThat(devices(fleet, PARENT)).isEqualTo(before).isNotEqualTo(forked);
    assertThat(await(fleet.events(PARENT))).isEqualTo(events);
    assertThat(await(fleet.rollout(PARENT, PLAN.id()))).isEmpty();

    Machine late = Machine.kiosk(999);
    Machine.enrolAll(fleet, PARENT, List.of(late));
    restart();
    assertThat(await(fleet.device(PARENT, late.id()))).isPresent();
    assertThat(await(fleet.device("fork", late.id()))).isEmpty();
    assertThat(await(fleet.count("fork")).orElseThrow().devices()).isEqualTo(MACHINES.size());
    assertThat(devices(fleet, "fork")).isEqualTo(forked);
  }

  @Test
  void devicesThatNothingHappensToCostNoEvents() {
    ForkedWorld.enrol(fleet);
    done(fleet.forkWorld(now("fork", PARENT)));
    assertThat(await(fleet.count("fork"))).isEqualTo(await(fleet.count(PARENT)));
    assertThat(devices(fleet, "fork")).isEqualTo(devices(fleet, PARENT));
    assertThat(await(fleet.events("fork"))).isOne();

    Machine one = MACHINES.getFirst();
    done(fleet.send("fork", one.id(), new ReportCrash("crash-1", 3, 0x50, "csagent.sys")));
    assertThat(await(fleet.events("fork"))).isEqualTo(2);
    assertThat(WorldHistory.read(fleet.system(), "fork").devices(DeviceEvent.class))
        .containsOnlyKeys(one.id());
    restart();
    assertThat(await(fleet.device("fork", one.id())).orElseThrow().boot().bugChecks()).isOne();
    assertThat(await(fleet.device(PARENT, one.id())).orElseThrow().boot().bugChecks()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "tmp-fork"})
  void aForkIsDeletedWholeAndItsNameCanBeUsedAgain(String fork) {
    ForkedWorld.play(fleet);
    Map<String, Device> before = devices(fleet, PARENT);
    done(fleet.forkWorld(at(fork, PARENT, 57)));
    runToEnd(fleet, fork, FIVE_DAYS);

    assertThat(await(fleet.deleteWorld(fork))).isEmpty();

    assertThat(await(fleet.worlds())).containsExactly(PARENT);
    assertThat(await(fleet.world(fork))).isEmpty();
    assertThat(await(fleet.count(fork))).isEmpty();
    assertThat(await(fleet.events(fork))).isZero();
    assertThat(devices(fleet, PARENT)).isEqualTo(before);

    done(fleet.forkWorld(at(fork, PARENT, IN_THE_MIDDLE)));
    done(fleet.forkWorld(at("other", PARENT, IN_THE_MIDDLE)));
    assertThat(devices(fleet, fork)).isEqualTo(devices(fleet, "other")).isNotEqualTo(before);
    assertThat(await(fleet.deleteWorld("other"))).isEmpty();
    runToEnd(fleet, fork, FIVE_DAYS);
    assertThat(devices(fleet, fork)).isEqualTo(before);
    assertThat(await(fleet.deleteWorld(fork))).isEmpty();
    restart();
    assertThat(await(fleet.worlds())).containsExactly(PARENT);
    assertThat(await(fleet.world(fork))).isEmpty();
    assertThat(await(fleet.events(fork))).isZero();
    done(fleet.createWorld(TestWorld.named(fork)));
    assertThat(await(fleet.count(fork)).orElseThrow().devices()).isZero();
  }

  @Test
  void aWorldIsDeletedInTheMiddleOfItsRun() {
    ForkedWorld.enrol(fleet);
    done(fleet.startRollout(PARENT, PLAN));
    done(fleet.run(PARENT, FIVE_DAYS));
    assertThat(await(fleet.deleteWorld(PARENT))).isEmpty();
    assertThat(await(fleet.worlds())).isEmpty();
    assertThat(await(fleet.events(PARENT))).isZero();
    assertThat(await(fleet.rollout(PARENT, PLAN.id()))).isEmpty();
  }

  @Test
  void aWorldThatOthersComeFromAndTheRealFleetAreNotDeleted() {
    ForkedWorld.enrol(fleet);
    done(fleet.createWorld(WorldSettings.live(Instant.parse("2026-01-01T00:00:00Z"))));
    done(fleet.forkWorld(now("fork-1", PARENT)));
    done(fleet.forkWorld(now("tmp-fork-2", PARENT)));

    assertThat(await(fleet.deleteWorld(PARENT)).orElseThrow().message())
        .contains("delete fork-1, tmp-fork-2 first");
    assertThat(await(fleet.deleteWorld(WorldSettings.LIVE)).orElseThrow().code())
        .isEqualTo(RefusalCode.WRONG_STATE);
    assertThat(await(fleet.deleteWorld("nowhere")).orElseThrow().code())
        .isEqualTo(RefusalCode.NOT_FOUND);
    assertThat(await(fleet.deleteWorld("fork-1"))).isEmpty();
    assertThat(await(fleet.deleteWorld("tmp-fork-2"))).isEmpty();
    assertThat(await(fleet.deleteWorld(PARENT))).isEmpty();
    assertThat(Map.of("worlds", await(fleet.worlds()))).contains(entry("worlds", List.of("live")));
  }
}
