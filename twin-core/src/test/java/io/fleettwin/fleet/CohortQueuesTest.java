package io.fleettwin.fleet;

import static io.fleettwin.endpoint.Resource.BANDWIDTH;
import static io.fleettwin.endpoint.Resource.SERVICE_DESK;
import static io.fleettwin.fleet.Rollouts.content;
import static io.fleettwin.fleet.Rollouts.faulty;
import static io.fleettwin.fleet.Rollouts.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceCommand.Decommission;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.Machines;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.rollout.Count;
import io.fleettwin.world.Queue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Who waits for what is scarce, and who gets it: longest waiting first, then by device key. */
class CohortQueuesTest {

  @Property(tries = 50)
  void whoHasWaitedLongestIsGrantedFirstThenByKey(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 4) Integer> arrivals,
      @ForAll @Size(max = 6) List<@IntRange(max = 5) Integer> grants) {
    var cohort = waitingForBandwidth(arrivals);
    for (int granted : grants) {
      List<DeviceId> inOrder = waiting(cohort, Phase.DOWNLOAD_QUEUED);
      int served = Math.min(granted, inOrder.size());
      cohort.at(cohort.tick() + 1, Map.of(BANDWIDTH, granted));
      assertThat(inOrder.subList(0, served)).allMatch(id -> cohort.phase(id) == Phase.ACTIVE);
      assertThat(waiting(cohort, Phase.DOWNLOAD_QUEUED))
          .isEqualTo(inOrder.subList(served, inOrder.size()));
    }
  }

  @Property(tries = 50)
  void aQueueTellsHowManyHaveWaitedSinceWhen(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 4) Integer> arrivals) {
    var cohort = waitingForBandwidth(arrivals);
    Map<Integer, Integer> since = new TreeMap<>();
    for (DeviceId id : waiting(cohort, Phase.DOWNLOAD_QUEUED)) {
      since.merge(cohort.endpoint(id).since(), 1, Integer::sum);
    }
    int[] ticks = since.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] counts = since.values().stream().mapToInt(Integer::intValue).toArray();
    assertThat(cohort.table().queues()).containsExactly(new Queue(BANDWIDTH, ticks, counts));
  }

  @Test
  void whereNobodyWaitsThereIsNoQueue() {
    var cohort = OneCohort.of(TestWorlds.simulated()).with(3, Machines.server());
    assertThat(cohort.table().queues()).isEmpty();
    cohort.start(forAll("r1", content()));
    cohort.offer("r1", 0, 3);
    cohort.until(10);
    assertThat(cohort.table().queues()).isEmpty();
    assertThat(cohort.at(11, Map.of(BANDWIDTH, 5, SERVICE_DESK, 5))).isEmpty();
  }

  @Test
  void whoIsDownWaitsForHandsSinceItsCrash() {
    var cohort = awaitingHands(4);
    var queue = queue(cohort, SERVICE_DESK);
    assertThat(queue.length()).isEqualTo(4);
    for (DeviceId id : cohort.ids()) {
      assertThat(queue.ticks()).contains(cohort.endpoint(id).since());
      assertThat(cohort.endpoint(id).since()).isBetween(0, 6);
    }
  }

  @Test
  void whoIsWorkedOnKeepsSomebodyBusyUntilItIsMended() {
    var cohort = awaitingHands(4);
    cohort.at(61, Map.of(SERVICE_DESK, 3));
    assertThat(cohort.table().handsOn()).isEqualTo(3);
    assertThat(cohort.tally("r1", 0).get(Count.HANDS_ON)).isEqualTo(3);
    assertThat(queue(cohort, SERVICE_DESK).length()).isEqualTo(1);
    cohort.until(90);
    assertThat(cohort.table().handsOn()).isZero();
    assertThat(cohort.tally("r1", 0).get(Count.RECOVERED_BY_HANDS)).isEqualTo(3);
  }

  @Test
  void whoLeavesTheFleetNeitherWaitsNorKeepsAnybodyBusy() {
    var cohort = awaitingHands(2);
    cohort.at(61, Map.of(SERVICE_DESK, 1));
    for (DeviceId id : cohort.ids()) {
      cohort.ask(id, new Decommission("gone", 61));
    }
    assertThat(cohort.table().queues()).isEmpty();
    assertThat(cohort.table().handsOn()).isZero();
    assertThat(cohort.at(62, Map.of(SERVICE_DESK, 5))).isEmpty();
    assertThat(cohort.until(100).table().handsOn()).isZero();
  }

  @Test
  void aCohortThatIsLoadedAgainKnowsItsQueues() {
    var cohort = awaitingHands(4);
    cohort.at(61, Map.of(SERVICE_DESK, 1));
    var before = cohort.table();
    assertThat(cohort.fresh().queues()).isEqualTo(before.queues());
    assertThat(cohort.fresh().handsOn()).isEqualTo(1);
  }

  /** One minute after the other some devices are enrolled and wait for bandwidth. */
  private static OneCohort waitingForBandwidth(List<Integer> arrivals) {
    var cohort = OneCohort.of(TestWorlds.scarce()).start(forAll("r1", content()));
    int devices = 0;
    for (int arriving : arrivals) {
      cohort.with(arriving, Machines.server());
      devices += arriving;
      cohort.offer("r1", 0, devices);
      cohort.at(cohort.tick() + 1);
    }
    cohort.until(cohort.tick() + 10);
    assertThat(waiting(cohort, Phase.DOWNLOAD_QUEUED)).hasSize(devices);
    return cohort;
  }

  /** Kiosks that a faulty update has stopped, after an hour. */
  private static OneCohort awaitingHands(int devices) {
    var cohort = OneCohort.of(TestWorlds.simulated()).with(devices, Machines.kiosk());
    cohort.start(faulty(forAll("r1", content())));
    cohort.offer("r1", 0, devices);
    cohort.until(60);
    assertThat(waiting(cohort, Phase.AWAITING_HANDS)).hasSize(devices);
    return cohort;
  }

  private static List<DeviceId> waiting(OneCohort cohort, Phase phase) {
    return cohort.ids().stream()
        .filter(id -> cohort.phase(id) == phase)
        .sorted(
            Comparator.comparingInt((DeviceId id) -> cohort.endpoint(id).since())
                .thenComparing(DeviceId::key, Long::compareUnsigned))
        .toList();
  }

  private static Queue queue(OneCohort cohort, Resource resource) {
    return cohort.table().queues().stream()
        .filter(queue -> queue.resource() == resource)
        .findFirst()
        .orElseThrow();
  }
}
