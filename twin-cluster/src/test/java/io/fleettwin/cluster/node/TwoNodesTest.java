package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.content;
import static io.fleettwin.cluster.node.TestFleet.done;
import static io.fleettwin.cluster.node.TestWorld.runToEnd;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.MemberStatus;
import akka.cluster.sharding.ShardRegion.ClusterShardingStats;
import akka.cluster.sharding.ShardRegion.CurrentShardRegionState;
import akka.cluster.sharding.typed.ClusterShardingQuery;
import akka.cluster.sharding.typed.GetClusterShardingStats;
import akka.cluster.sharding.typed.GetShardRegionState;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.typed.Cluster;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.Tally;
import io.fleettwin.software.DriverMode;
import io.fleettwin.world.ServiceDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** Two nodes of a cluster in one process, on one database. */
class TwoNodesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int TWO_DAYS = 48 * 60;
  private static final RolloutPlan PLAN = plan();
  private static final List<Machine> MACHINES = Machine.some(150, Machine::mixed);

  @TempDir Path data;
  @TempDir Path alone;
  private Server database;
  private FleetNode one;
  private FleetNode two;

  @BeforeEach
  void startBoth() throws IOException, SQLException {
    database =
        Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", data.toString())
            .start();
    int seed = freePort();
    one = FleetNode.start(config(seed, seed));
    two = FleetNode.start(config(freePort(), seed));
    bothAreThere();
  }

  @AfterEach
  void stopBoth() {
    two.close();
    one.close();
    database.stop();
  }

  @Test
  void aCohortLivesWhereItsDevicesLiveAndBothNodesTogetherComeToWhatOneComesTo() {
    run(two);

    Map<String, FleetNode> cohorts = shards(Cohort.ENTITY_KEY);
    Map<String, FleetNode> devices = shards(DeviceTwin.ENTITY_KEY);
    assertThat(cohorts).hasSize(128);
    assertThat(Set.copyOf(cohorts.values())).containsExactlyInAnyOrder(one, two);
    assertThat(devices)
        .isNotEmpty()
        .allSatisfy((shard, node) ->
            assertThat(node).as("node of shard " + shard).isSameAs(cohorts.get(shard)));
    assertThat(tallies(one)).isEqualTo(tallies(two)).isEqualTo(onOneNode());
  }

  @Test
  void aForkGoesOnTheSameOnBothNodesAndIsDeletedFromBoth() {
    run(two);
    int inTheMiddle = 60;
    done(one.forkWorld(ForkedWorld.at("fork", "shared", inTheMiddle)));
    runToEnd(two, "fork", TWO_DAYS);
    assertThat(tallies(one, "fork")).isEqualTo(tallies(one));
    assertThat(shards(DeviceTwin.ENTITY_KEY)).isNotEmpty();

    assertThat(await(one.deleteWorld("fork"))).isEmpty();
    assertThat(await(two.world("fork"))).isEmpty();
    assertThat(await(two.events("fork"))).isZero();
    done(two.forkWorld(ForkedWorld.at("fork", "shared", inTheMiddle)));
    runToEnd(one, "fork", TWO_DAYS);
    assertThat(tallies(two, "fork")).isEqualTo(tallies(two));
  }

  @Test
  void aWorldThatWouldBeInTheMemoryOfOneNodeIsRefused() {
    Outcome<WorldView> outcome =
        await(Again.ask(() -> one.createWorld(TestWorld.named("tmp-shared"))));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().message()).contains("choose another name"));
    assertThat(await(Again.ask(() -> two.world("tmp-shared")))).isEmpty();
    assertThat(await(Again.ask(one::worlds))).doesNotContain("tmp-shared");
  }

  private Map<String, SortedMap<Integer, Tally>> onOneNode() {
    try (FleetNode single = FleetNode.start(TestFleet.config(alone))) {
      run(single);
      return tallies(single);
    }
  }

  private static void run(FleetNode fleet) {
    done(Again.ask(() -> fleet.createWorld(TestWorld.named("shared", desk()))));
    Machine.enrolAll(fleet, "shared", MACHINES);
    done(fleet.startRollout("shared", PLAN));
    runToEnd(fleet, "shared", TWO_DAYS);
  }

  private static Map<String, SortedMap<Integer, Tally>> tallies(FleetNode fleet) {
    return tallies(fleet, "shared");
  }

  private static Map<String, SortedMap<Integer, Tally>> tallies(FleetNode fleet, String world) {
    return WorldHistory.read(fleet.system(), world).tallies(PLAN.id());
  }

  private static ServiceDesk desk() {
    return new ServiceDesk(5, 0, 24 * 60, true, 0);
  }

  private static RolloutPlan plan() {
    return new RolloutPlan(
        "two-rings",
        content(DriverMode.KERNEL),
        List.of(
            new RingPlan("First", new RingSize.Share(0.3), 0, 0, new PushRate(10, 1), Gate.NONE),
            new RingPlan("Rest", new RingSize.Rest(), 10, 0, new PushRate(20, 1), Gate.NONE)),
        true,
        Optional.of(TestFleet.incident(78)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Config config(int port, int seedPort) {
    String url = "jdbc:h2:tcp://localhost:%d/./journal;WRITE_DELAY=0".formatted(database.getPort());
    return ConfigFactory.parseMap(
            Map.of(
                "akka.remote.artery.canonical.port", port,
                "akka.cluster.seed-nodes", List.of("akka://fleettwin@127.0.0.1:" + seedPort),
                "fleettwin.database.h2.url", url,
                "akka-persistence-jdbc.shared-databases.h2.db.url", url))
        .withFallback(TestFleet.config(data));
  }

  /** Both nodes are up, and the coordinators of both kinds of shard know both of them. */
  private void bothAreThere() {
    TestProbe<Void> probe = TestProbe.create(one.system());
    probe.awaitAssert(
        PATIENCE,
        () -> {
          assertThat(Cluster.get(two.system()).selfMember().status()).isEqualTo(MemberStatus.up());
          assertThat(regions(Cohort.ENTITY_KEY)).isEqualTo(2);
          assertThat(regions(DeviceTwin.ENTITY_KEY)).isEqualTo(2);
          return true;
        });
  }

  private int regions(EntityTypeKey<?> type) {
    ClusterShardingStats stats =
        await(
            AskPattern.<ClusterShardingQuery, ClusterShardingStats>ask(
                ClusterSharding.get(one.system()).shardState(),
                to -> new GetClusterShardingStats(type, Duration.ofSeconds(3), to),
                Duration.ofSeconds(5),
                one.system().scheduler()));
    return stats.getRegions().size();
  }

  /** On which node each shard is. */
  private Map<String, FleetNode> shards(EntityTypeKey<?> type) {
    Map<String, FleetNode> nodes = new TreeMap<>();
    for (FleetNode node : List.of(one, two)) {
      for (String shard : shardsOn(node, type)) {
        assertThat(nodes.put(shard, node)).as("other node of shard " + shard).isNull();
      }
    }
    return nodes;
  }

  private static Set<String> shardsOn(FleetNode node, EntityTypeKey<?> type) {
    CurrentShardRegionState state =
        await(
            AskPattern.<ClusterShardingQuery, CurrentShardRegionState>ask(
                ClusterSharding.get(node.system()).shardState(),
                to -> new GetShardRegionState(type, to),
                Duration.ofSeconds(5),
                node.system().scheduler()));
    Set<String> shards = new TreeSet<>();
    CollectionConverters.asJava(state.shards()).forEach(shard -> shards.add(shard.shardId()));
    return shards;
  }
}
