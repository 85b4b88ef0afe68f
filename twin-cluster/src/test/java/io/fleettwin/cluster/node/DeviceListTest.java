package io.fleettwin.cluster.node;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.cluster.cohort.FleetCount;
import io.fleettwin.device.BootHealth;
import io.fleettwin.device.DeviceCommand.Decommission;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.fleet.DeviceFilter;
import io.fleettwin.fleet.DevicePosition;
import io.fleettwin.fleet.DeviceSummary;
import io.fleettwin.software.DriverMode;
import io.fleettwin.world.WorldSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The devices of a world, listed and counted over all its cohorts. */
class DeviceListTest {

  private static final String LIVE = WorldSettings.LIVE;
  private static final int KIOSKS = 300;
  private static final int SERVERS = 60;

  @TempDir static Path data;
  private static FleetNode fleet;

  @BeforeAll
  static void enrol() {
    TestClock clock = new TestClock(Instant.parse("2026-03-02T09:00:30Z"));
    fleet = FleetNode.start(TestFleet.config(data), clock);
    done(fleet.createWorld(WorldSettings.live(clock.instant())));
    Machine.enrolAll(fleet, LIVE, Machine.some(KIOSKS, Machine::kiosk));
    Machine.enrolAll(fleet, LIVE, Machine.some(SERVERS, Machine::server));
    for (int number = 0; number < 3; number++) {
      var crash = new ReportCrash("crash", 0, 0x50, "csagent.sys");
      done(fleet.send(LIVE, Machine.server(number).id(), crash));
    }
    done(fleet.send(LIVE, Machine.kiosk(0).id(), new Decommission("gone", 0)));
    done(fleet.createWorld(TestFleet.world("empty", 0)));
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @Test
  void allPagesTogetherHaveEachDeviceOnce() {
    List<DeviceSummary> listed = list(DeviceFilter.ALL, 70);
    assertThat(listed)
        .hasSize(KIOSKS + SERVERS - 1)
        .extracting(DeviceSummary::id)
        .doesNotHaveDuplicates()
        .contains("K-1", "S-0")
        .doesNotContain("K-0");
    assertThat(list(DeviceFilter.ALL, 200)).isEqualTo(listed);
  }

  @Test
  void theFewThatMatchAreFoundAndCounted() {
    DeviceFilter crashed = filter(Set.of(BootHealth.CRASHED), "S-");
    assertThat(list(crashed, 100))
        .extracting(DeviceSummary::id)
        .containsExactlyInAnyOrder("S-0", "S-1", "S-2");
    FleetCount count = await(fleet.count(LIVE, crashed)).orElseThrow();
    assertThat(count.devices()).isEqualTo(3);
    assertThat(count.health()).containsOnly(Map.entry("CRASHED", 3));
    assertThat(count.formFactor()).containsOnly(Map.entry("SERVER", 3));
    assertThat(await(fleet.count(LIVE, DeviceFilter.ALL))).isEqualTo(await(fleet.count(LIVE)));
  }

  @Test
  void nobodyIsFoundWhereNobodyMatches() {
    DeviceFilter none = filter(Set.of(), "X-");
    assertThat(await(fleet.devices(LIVE, none, DevicePosition.START, 100)))
        .contains(new FoundDevices(List.of(), Optional.empty()));
    assertThat(await(fleet.count(LIVE, none))).contains(FleetCount.NONE);
    assertThat(await(fleet.devices("empty", DeviceFilter.ALL, DevicePosition.START, 100)))
        .contains(new FoundDevices(List.of(), Optional.empty()));
  }

  @Test
  void aRingIsThoseWhomItHasOfferedTheUpdate() {
    String world = "ringed";
    done(fleet.createWorld(TestFleet.world(world, 5)));
    Machine.enrolAll(fleet, world, Machine.some(100, Machine::kiosk));
    done(fleet.startRollout(world, TestFleet.ringedWithoutGate(DriverMode.USER)));
    TestFleet.runToEnd(fleet, world, 60);
    List<DeviceSummary> first = list(world, ring(0), 100);
    List<DeviceSummary> rest = list(world, ring(1), 100);
    assertThat(first.size() + rest.size()).isEqualTo(100);
    assertThat(first).isNotEmpty().allMatch(device -> device.latest().orElseThrow().ring() == 0);
    assertThat(await(fleet.count(world, ring(0))).orElseThrow().devices()).isEqualTo(first.size());
  }

  @Test
  void aWorldThatIsNotThereHasNoList() {
    assertThat(await(fleet.devices("nowhere", DeviceFilter.ALL, DevicePosition.START, 100)))
        .isEmpty();
    assertThat(await(fleet.count("nowhere", DeviceFilter.ALL))).isEmpty();
  }

  private static List<DeviceSummary> list(DeviceFilter filter, int limit) {
    return list(LIVE, filter, limit);
  }

  private static List<DeviceSummary> list(String world, DeviceFilter filter, int limit) {
    List<DeviceSummary> listed = new ArrayList<>();
    Optional<DevicePosition> next = Optional.of(DevicePosition.START);
    while (next.isPresent()) {
      FoundDevices page = await(fleet.devices(world, filter, next.get(), limit)).orElseThrow();
      assertThat(page.devices()).hasSizeLessThanOrEqualTo(limit);
      listed.addAll(page.devices());
      next = page.next();
    }
    return listed;
  }

  private static DeviceFilter filter(Set<BootHealth> health, String prefix) {
    return filter(health, Optional.empty(), OptionalInt.empty(), prefix);
  }

  private static DeviceFilter ring(int ring) {
    return filter(Set.of(), Optional.of("ringed"), OptionalInt.of(ring), "");
  }

  private static DeviceFilter filter(
      Set<BootHealth> health, Optional<String> rollout, OptionalInt ring, String prefix) {
    return new DeviceFilter(
        health,
        rollout,
        ring,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        prefix,
        Optional.empty(),
        false);
  }
}
