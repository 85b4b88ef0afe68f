package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Devices that change are found by what they are now: held against looking at each of them. */
class TraitsTest {

  private static final int MOST = 30;

  @Provide
  Arbitrary<List<Device>> devices() {
    return AnyDevices.devices(MOST);
  }

  /** What becomes of devices, one change after the other. */
  @Provide
  Arbitrary<List<List<Device>>> changes() {
    return AnyDevices.devices(MOST).list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<DeviceFilter>> filters() {
    return AnyDevices.filters().list().ofSize(5);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void pagesAndCountsAreAfterAllChangesThoseOfTheDevicesThatMatchNow(
      @ForAll("devices") List<Device> devices,
      @ForAll("changes") List<List<Device>> changes,
      @ForAll("filters") List<DeviceFilter> filters) {
    var table = new CohortTable();
    Map<String, Device> now = new HashMap<>();
    devices.forEach(device -> put(table, now, device));
    for (List<Device> changed : changes) {
      filters.forEach(filter -> assertFound(table, now, filter));
      changed.forEach(device -> put(table, now, device));
    }
    filters.forEach(filter -> assertFound(table, now, filter));
  }

  private static void put(CohortTable table, Map<String, Device> now, Device device) {
    Device before = now.get(device.id().value());
    Device next = before == null ? device : at(device.profile(), device, before.revision() + 1);
    now.put(next.id().value(), next);
    table.put(next);
  }

  private static void assertFound(CohortTable table, Map<String, Device> now, DeviceFilter filter) {
    List<Device> matching =
        now.values().stream()
            .filter(filter::matches)
            .sorted(Comparator.comparing(device -> device.id().value()))
            .toList();
    assertThat(table.search().page(filter, "", 1_000, 1_000).devices())
        .isEqualTo(matching.stream().map(d -> DeviceSummary.of(d, d.heardTick())).toList());
    DeviceCounts counts = table.search().count(filter);
    assertThat(counts.devices()).isEqualTo(matching.size());
    assertThat(counts.byHealth()).isEqualTo(by(matching, device -> device.boot().health()));
    assertThat(counts.byContent()).isEqualTo(by(matching, device -> device.installed().content()));
    assertThat(counts.byAgent()).isEqualTo(by(matching, device -> device.installed().agent()));
    assertThat(counts.byBuild()).isEqualTo(by(matching, device -> device.installed().os()));
    assertThat(counts.byFormFactor())
        .isEqualTo(by(matching, device -> device.profile().hardware().formFactor()));
  }

  private static Map<String, Integer> by(List<Device> devices, Function<Device, ?> attribute) {
    return devices.stream()
        .collect(
            Collectors.toMap(
                device -> attribute.apply(device).toString(), device -> 1, Integer::sum));
  }

  /** Their names have one hash, so the digests say nothing. */
  @Example
  void sitesWithOneDigestAreToldApart() {
    List<Device> two =
        AnyDevices.devices(MOST).filter(some -> some.size() >= 2).sample().subList(0, 2);
    var table = new CohortTable();
    Device first = at(site(two.get(0), "AaAa"), two.get(0), 1);
    table.put(first);
    table.put(at(site(two.get(1), "BBBB"), two.get(1), 1));
    assertThat("AaAa".hashCode()).isEqualTo("BBBB".hashCode());
    DeviceFilter there = TestFilters.site("AaAa", first.decommissioned());
    assertThat(table.search().count(there).devices()).isEqualTo(1);
    assertThat(table.search().page(there, "", 9, 9).devices())
        .extracting(DeviceSummary::id)
        .containsExactly(first.id().value());
  }

  private static DeviceProfile site(Device device, String name) {
    DeviceProfile its = device.profile();
    return new DeviceProfile(
        its.hardware(),
        its.edition(),
        new Site(name, 0),
        its.role(),
        its.encrypted(),
        its.recovery());
  }

  private static Device at(DeviceProfile profile, Device kind, long revision) {
    return new Device(
        kind.id(),
        profile,
        kind.drivers(),
        kind.installed(),
        kind.boot(),
        kind.assignment(),
        kind.earlier(),
        kind.holds(),
        kind.heardTick(),
        kind.endpoint(),
        kind.decommissioned(),
        kind.recent(),
        revision);
  }

  /** Otherwise the codes of versions that were there once would grow for as long as a node runs. */
  @Property(tries = 200)
  void thereAreNeverMoreCodesThanRowsAndEachRowKeepsItsValue(
      @ForAll @IntRange(min = 1, max = 40) int rows, @ForAll("values") List<Integer> values) {
    var codes = new Codes<Integer>();
    int[] code = IntStream.range(0, rows).map(row -> codes.enter(0)).toArray();
    List<Integer> expected = new ArrayList<>();
    IntStream.range(0, rows).forEach(row -> expected.add(0));
    for (int i = 0; i < values.size(); i++) {
      int row = i * 7 % rows;
      code[row] = codes.change(code[row], values.get(i));
      expected.set(row, values.get(i));
    }
    assertThat(codes.counters()).hasSizeLessThanOrEqualTo(rows);
    for (Integer value : values) {
      boolean[] meeting = codes.meeting(value::equals);
      for (int row = 0; row < rows; row++) {
        boolean meets = meeting.length > 0 && meeting[code[row]];
        assertThat(meets).isEqualTo(expected.get(row).equals(value));
      }
    }
  }

  @Provide
  Arbitrary<List<Integer>> values() {
    return Arbitraries.integers().between(0, 60).list().ofMaxSize(120);
  }
}
