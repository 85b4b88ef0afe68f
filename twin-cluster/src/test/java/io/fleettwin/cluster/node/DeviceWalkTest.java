package io.fleettwin.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.FormFactor;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.fleet.DevicePage;
import io.fleettwin.fleet.DevicePosition;
import io.fleettwin.fleet.DeviceSummary;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.OsBuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** How pages are gathered from cohorts, which the test plays. */
class DeviceWalkTest {

  private static final InstalledVersions INSTALLED =
      new InstalledVersions(new OsBuild(22_631, 3_880), "7.11", "290");

  private final List<DevicePosition> asked = new ArrayList<>();

  /** How many devices that match are in each cohort, and how many a cohort looks at at a time. */
  private DevicePage answer(List<Integer> devices, int looks, DevicePosition from, int limit) {
    asked.add(from);
    int there = from.cohort() < devices.size() ? devices.get(from.cohort()) : 0;
    int first = from.behind().isEmpty() ? 0 : Integer.parseInt(from.behind().substring(5)) + 1;
    int end = Math.min(there, first + Math.min(limit, looks));
    List<DeviceSummary> found =
        IntStream.range(first, end).mapToObj(number -> device(from.cohort(), number)).toList();
    String reached = found.isEmpty() ? from.behind() : found.getLast().id();
    return new DevicePage(found, reached, end == there, end - first);
  }

  private static DeviceSummary device(int cohort, int number) {
    return new DeviceSummary(
        "%03d-d%03d".formatted(cohort, number),
        FormFactor.KIOSK,
        "site",
        BootHealth.HEALTHY,
        0,
        0,
        INSTALLED,
        Optional.empty(),
        0,
        0,
        1);
  }

  private FoundDevices page(List<Integer> devices, int looks, DevicePosition from, int limit) {
    asked.clear();
    return DeviceWalk.from(
            from,
            limit,
            (at, wanted) -> CompletableFuture.completedFuture(answer(devices, looks, at, wanted)))
        .toCompletableFuture()
        .join();
  }

  @Property(tries = 300)
  void pagesTogetherHaveEachDeviceOnceInOrderAndNoneIsShortButTheLast(
      @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 30) Integer> devices,
      @ForAll @IntRange(min = 1, max = 40) int looks,
      @ForAll @IntRange(min = 1, max = 60) int limit) {
    List<String> listed = new ArrayList<>();
    Optional<DevicePosition> next = Optional.of(DevicePosition.START);
    while (next.isPresent()) {
      FoundDevices page = page(devices, looks, next.get(), limit);
      assertThat(page.next().isEmpty() || page.devices().size() == limit).isTrue();
      assertThat(page.devices()).hasSizeLessThanOrEqualTo(limit);
      page.devices().forEach(device -> listed.add(device.id()));
      next = page.next();
    }
    List<String> all =
        IntStream.range(0, devices.size())
            .boxed()
            .flatMap(cohort ->
                IntStream.range(0, devices.get(cohort))
                    .mapToObj(number -> device(cohort, number).id()))
            .toList();
    assertThat(listed).isEqualTo(all);
  }

  @Example
  void onlyOneCohortIsAskedThatHasEnough() {
    page(List.of(30, 30), 100, DevicePosition.START, 30);
    assertThat(asked).containsExactly(DevicePosition.START);
  }

  @Example
  void forWhatIsRareEverMoreCohortsAreAskedAtOnceUntilNoneIsLeft() {
    FoundDevices none = page(List.of(), 100, DevicePosition.START, 30);
    assertThat(none).isEqualTo(new FoundDevices(List.of(), Optional.empty()));
    assertThat(asked)
        .extracting(DevicePosition::cohort)
        .hasSize(Cohorts.COUNT)
        .doesNotHaveDuplicates();
  }

  /** What comes behind a gap is left for the next question, so that the order holds. */
  @Example
  void aCohortThatHasNotLookedAtAllOfItsDevicesIsAskedAgainBeforeTheNext() {
    FoundDevices page = page(List.of(0, 5, 5), 3, DevicePosition.START, 10);
    assertThat(page.devices())
        .extracting(DeviceSummary::id)
        .containsExactly(
            "001-d000",
            "001-d001",
            "001-d002",
            "001-d003",
            "001-d004",
            "002-d000",
            "002-d001",
            "002-d002",
            "002-d003",
            "002-d004");
    assertThat(asked).contains(new DevicePosition(1, "001-d002"));
  }

  /** Devices that do not match are looked at all the same; the client goes on if it wants to. */
  @Example
  void aQuestionEndsWhenItHasLookedAtManyDevices() {
    FoundDevices page =
        DeviceWalk.from(
                DevicePosition.START,
                10,
                (at, wanted) ->
                    CompletableFuture.completedFuture(
                        new DevicePage(
                            List.of(), "PC-9", true, Math.ceilDiv(DeviceWalk.MOST_LOOKS, 7))))
            .toCompletableFuture()
            .join();
    assertThat(page.devices()).isEmpty();
    assertThat(page.next()).contains(new DevicePosition(1 + 2 + 4, ""));
  }
}
