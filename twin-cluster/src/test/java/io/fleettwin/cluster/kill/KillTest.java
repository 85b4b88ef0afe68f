package io.fleettwin.cluster.kill;

import static io.fleettwin.cluster.kill.KilledNode.DEVICES;
import static io.fleettwin.cluster.kill.KilledNode.ROLLOUT;
import static io.fleettwin.cluster.kill.KilledNode.WORLD;
import static io.fleettwin.cluster.node.TestFleet.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.cluster.journal.PersistenceIdRange;
import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.cluster.node.TestFleet;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceId;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RolloutStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that is killed in the middle of its work goes on as if nothing had been. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KillTest {

  private static final int KILLS = 10;
  private static final int MOST_LINES_WHILE_ENROLLING = 1_000;
  private static final int MOST_VIEWS_BETWEEN_KILLS = 12;
  private static final int MOST_DELAY_MS = 50;

  @TempDir Path data;

  /** By device, the greatest revision that was acknowledged. */
  private final Map<String, Long> acknowledged = new HashMap<>();

  /** What else was acknowledged: the rollout, its run. */
  private final Set<String> orders = new TreeSet<>();

  /** The greatest revision of the rollout that was told. */
  private long told = -1;

  /** Once while it enrols its devices, and then ten times in the middle of the rollout. */
  @Test
  void killedTenTimesItLosesNothingAcknowledgedOffersNothingTwiceAndEnds() throws Exception {
    long seed = Long.getLong("kill.seed", System.nanoTime());
    System.out.println("KillTest: -Dkill.seed=" + seed);
    Random random = new Random(seed);
    assertThat(live(random, "enrolled", 1 + random.nextInt(MOST_LINES_WHILE_ENROLLING))).isFalse();
    for (int kill = 1; kill <= KILLS; kill++) {
      assertThat(live(random, "view", 1 + random.nextInt(MOST_VIEWS_BETWEEN_KILLS)))
          .as("the rollout ended before kill %d", kill)
          .isFalse();
    }
    assertThat(live(random, "view", Integer.MAX_VALUE)).isTrue();
    assertNothingIsLostOrDoubled();
  }

  /**
   * Lets a node live until it has told so many things of a kind, and some time longer.
   *
   * @return whether it came to the end by itself
   */
  private boolean live(Random random, String kind, int times)
      throws IOException, InterruptedException {
    var arguments = Stream.concat(Stream.of(data.toString()), orders.stream());
    try (var node =
        new ChildProcess(
            KilledNode.class, data.resolve("errors"), arguments.toArray(String[]::new))) {
      int counted = 0;
      boolean first = true;
      for (String line = node.nextLine(); line != null; line = node.nextLine()) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
          case "enrolled" -> enrolled(words[1], Long.parseLong(words[2]), words[3]);
          case "view" -> {
            viewed(Long.parseLong(words[1]), first);
            first = false;
          }
          case "settled" -> {
            assertThat(node.waitForEnd()).isZero();
            return true;
          }
          default -> orders.add(words[0]);
        }
        if (words[0].equals(kind) && ++counted == times) {
          node.killAfter(Duration.ofMillis(random.nextInt(MOST_DELAY_MS)));
          return false;
        }
      }
    }
    throw new AssertionError("the node ended by itself: " + errors());
  }

  /** What was acknowledged is no news to a node that begins again. */
  private void enrolled(String device, long revision, String changed) {
    Long known = acknowledged.put(device, revision);
    if (known != null) {
      assertThat(changed).as("enrolling %s again", device).isEqualTo("false");
      assertThat(revision).as("revision of %s", device).isGreaterThanOrEqualTo(known);
    }
  }

  private void viewed(long revision, boolean first) {
    if (first) {
      assertThat(revision).as("revision after a restart").isGreaterThanOrEqualTo(told);
    }
    told = Math.max(told, revision);
  }

  private String errors() throws IOException {
    return Files.readString(data.resolve("errors"));
  }

  private void assertNothingIsLostOrDoubled() throws IOException {
    assertThat(acknowledged).hasSize(DEVICES);
    Map<String, Integer> offers = new TreeMap<>();
    Map<String, Integer> activations = new TreeMap<>();
    try (Journal journal = Journal.open(TestFleet.config(data))) {
      var range = PersistenceIdRange.ofPrefix(WORLD + "/");
      journal.scan(
          range.fromInclusive(),
          range.toExclusive(),
          row -> {
            if (row.manifest().equals("d16")) {
              offers.merge(row.persistenceId(), 1, Integer::sum);
            }
            if (row.manifest().equals("d20")) {
              activations.merge(row.persistenceId(), 1, Integer::sum);
            }
          });
    }
    assertThat(offers).hasSize(DEVICES).allSatisfy((id, count) -> assertThat(count).isOne());
    assertThat(activations).isNotEmpty().allSatisfy((id, count) -> assertThat(count).isOne());
    try (FleetNode fleet = FleetNode.start(TestFleet.config(data))) {
      RolloutView rollout = TestFleet.rollout(fleet, WORLD, ROLLOUT);
      assertThat(rollout.state().status()).isEqualTo(RolloutStatus.COMPLETED);
      assertThat(rollout.state().isReverted()).isTrue();
      assertThat(rollout.settled()).isTrue();
      assertThat(rollout.total().get(Count.OFFERED)).isEqualTo(DEVICES);
      int bugChecked = 0;
      for (Map.Entry<String, Long> entry : acknowledged.entrySet()) {
        Device device = await(fleet.device(WORLD, new DeviceId(entry.getKey()))).orElseThrow();
        assertThat(device.revision()).isGreaterThanOrEqualTo(entry.getValue());
        assertThat(Endpoint.unpack(device.endpoint()).phase().isSettled()).isTrue();
        bugChecked += device.boot().bugChecks() > 0 ? 1 : 0;
      }
      assertThat(rollout.total().get(Count.BUG_CHECKED)).isEqualTo(bugChecked).isPositive();
    }
  }
}
