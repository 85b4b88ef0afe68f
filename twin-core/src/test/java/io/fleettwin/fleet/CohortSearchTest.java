package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.Machines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Devices of a cohort, page by page: held against looking at each of them. */
class CohortSearchTest {

  private static final int MOST = 40;

  @Provide
  Arbitrary<List<Device>> devices() {
    return AnyDevices.devices(MOST);
  }

  @Provide
  Arbitrary<DeviceFilter> filters() {
    return AnyDevices.filters();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void aFilterMeetsThoseOfWhomEachConditionIsTrue(
      @ForAll("devices") List<Device> devices, @ForAll("filters") DeviceFilter filter) {
    assertThat(devices.stream().filter(filter::matches).toList())
        .isEqualTo(devices.stream().filter(oneByOne(filter)).toList());
  }

  /** Says the same as the filter in another way. */
  private static Predicate<Device> oneByOne(DeviceFilter filter) {
    List<Predicate<Device>> conditions = new ArrayList<>();
    conditions.add(device -> device.decommissioned() == filter.decommissioned());
    conditions.add(device -> device.id().value().startsWith(filter.namePrefix()));
    if (!filter.health().isEmpty()) {
      conditions.add(device -> filter.health().contains(device.boot().health()));
    }
    filter.rollout().ifPresent(rollout -> conditions.add(device -> device.isAssignedTo(rollout)));
    filter
        .ring()
        .ifPresent(ring ->
            conditions.add(device -> device.assignment().orElseThrow().offer().ring() == ring));
    if (!filter.progress().isEmpty()) {
      conditions.add(device ->
          device.assignment().filter(a -> filter.progress().contains(a.progress())).isPresent());
    }
    filter.content().ifPresent(v -> conditions.add(d -> d.installed().content().equals(v)));
    filter.agent().ifPresent(v -> conditions.add(d -> d.installed().agent().equals(v)));
    filter
        .build()
        .ifPresent(asked ->
            conditions.add(device ->
                asked.revision() == 0
                    ? asked.build() == device.installed().os().build()
                    : asked.equals(device.installed().os())));
    filter
        .formFactor()
        .ifPresent(form -> conditions.add(d -> d.profile().hardware().formFactor() == form));
    filter.site().ifPresent(site -> conditions.add(d -> d.profile().site().name().equals(site)));
    filter.held().ifPresent(held -> conditions.add(device -> device.holds().isEmpty() != held));
    return device -> conditions.stream().allMatch(condition -> condition.test(device));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void pagesTogetherHaveEachDeviceThatMatchesOnceInTheOrderOfIds(
      @ForAll("devices") List<Device> devices,
      @ForAll("filters") DeviceFilter filter,
      @ForAll @IntRange(min = 1, max = MOST) int limit,
      @ForAll @IntRange(min = 1, max = MOST) int looks) {
    CohortTable table = tableOf(devices);
    assertThat(pages(table, filter, limit, looks)).isEqualTo(matching(devices, filter));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void countsAreThoseOfTheDevicesThatMatch(
      @ForAll("devices") List<Device> devices, @ForAll("filters") DeviceFilter filter) {
    DeviceCounts counts = tableOf(devices).search().count(filter);
    List<Device> matching = devices.stream().filter(filter::matches).toList();
    assertThat(counts.devices()).isEqualTo(matching.size());
    assertThat(counts.byHealth().values().stream().mapToInt(count -> count).sum())
        .isEqualTo(matching.size());
    matching.forEach(
        device -> assertThat(counts.byBuild()).containsKey(device.installed().os().toString()));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void whoIsThereAllTheTimeIsListedOnceThoughOthersComeMeanwhile(
      @ForAll("devices") List<Device> devices,
      @ForAll @IntRange(min = 0, max = MOST) int first,
      @ForAll @IntRange(min = 1, max = 5) int limit) {
    int there = Math.min(first, devices.size());
    CohortTable table = tableOf(devices.subList(0, there));
    List<Device> late = new ArrayList<>(devices.subList(there, devices.size()));
    List<String> listed = new ArrayList<>();
    DevicePage page = table.search().page(DeviceFilter.ALL, "", limit, MOST);
    listed.addAll(ids(page));
    while (!page.ended()) {
      if (!late.isEmpty()) {
        table.put(late.removeFirst());
      }
      page = table.search().page(DeviceFilter.ALL, page.reached(), limit, MOST);
      listed.addAll(ids(page));
    }
    assertThat(listed)
        .doesNotHaveDuplicates()
        .isSorted()
        .containsAll(matching(devices.subList(0, there), DeviceFilter.ALL));
  }

  @Example
  void noMoreDevicesAreLookedAtThanThePageTakes() {
    CohortTable table = servers(50).table();
    assertThat(table.search().page(DeviceFilter.ALL, "", 7, 1_000).looked()).isEqualTo(7);
    assertThat(table.search().page(DeviceFilter.ALL, "PC-1044", 7, 1_000).looked()).isEqualTo(5);
  }

  @Example
  void onlyThoseWhoseNameBeginsSoAreLookedAt() {
    CohortTable table = servers(50).table();
    DevicePage page = table.search().page(TestFilters.named("PC-103"), "", 100, 1_000);
    assertThat(ids(page)).hasSize(10).startsWith("PC-1030").endsWith("PC-1039");
    assertThat(page.looked()).isEqualTo(10);
    assertThat(page.ended()).isTrue();
  }

  @Example
  void nobodyIsLookedAtWhereTheCountsTellThatNobodyMatches() {
    CohortTable table = servers(50).table();
    DevicePage page = table.search().page(TestFilters.content("291"), "", 100, 1_000);
    assertThat(page).isEqualTo(new DevicePage(List.of(), "", true, 0));
  }

  @Example
  void aRingIsOneOfARolloutAndNoneIsBeyondTheLast() {
    assertThat(TestFilters.ring("r1", 14).ring()).hasValue(14);
    assertThatIllegalArgumentException().isThrownBy(() -> TestFilters.ring("r1", 15));
    assertThatIllegalArgumentException().isThrownBy(() -> TestFilters.ring(null, 0));
  }

  @Example
  void aDeviceIsToldAsItWasHeardLast() {
    OneCohort cohort = servers(1);
    DeviceId id = cohort.ids().getFirst();
    cohort.heartbeat(id, 40);
    DeviceSummary summary =
        cohort.table().search().page(DeviceFilter.ALL, "", 1, 1).devices().getFirst();
    assertThat(summary).isEqualTo(DeviceSummary.of(cohort.twin(id), 40));
  }

  private static OneCohort servers(int number) {
    return OneCohort.of(TestWorlds.reported()).with(number, Machines.server());
  }

  private static CohortTable tableOf(List<Device> devices) {
    CohortTable table = new CohortTable();
    devices.forEach(table::put);
    return table;
  }

  private static List<String> matching(List<Device> devices, DeviceFilter filter) {
    return devices.stream()
        .filter(filter::matches)
        .map(device -> device.id().value())
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static List<String> pages(CohortTable table, DeviceFilter filter, int limit, int looks) {
    return Stream.iterate(
            table.search().page(filter, "", limit, looks),
            page -> page != null,
            page -> page.ended() ? null : table.search().page(filter, page.reached(), limit, looks))
        .peek(page -> assertThat(page.devices()).hasSizeLessThanOrEqualTo(limit))
        .peek(page -> assertThat(page.looked()).isLessThanOrEqualTo(looks))
        .flatMap(page -> ids(page).stream())
        .toList();
  }

  private static List<String> ids(DevicePage page) {
    return page.devices().stream().map(DeviceSummary::id).toList();
  }
}
