package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Site;
import io.fleettwin.device.SiteRole;
import io.fleettwin.software.Driver;
import io.fleettwin.software.OsBuild;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FleetGeneratorTest {

  private static final int SIZE = 4_000;

  private static final FleetProfile PROFILE = Profiles.small();
  private static final List<GeneratedDevice> FLEET =
      new FleetGenerator(PROFILE, 7).devices(SIZE).toList();

  @Property(tries = 200)
  void aDeviceIsTheSameOnItsOwnAndInAFleetOfAnySize(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 300) int size,
      @ForAll @IntRange(max = 299) int number) {
    GeneratedDevice alone = new FleetGenerator(PROFILE, seed).device(number);
    List<GeneratedDevice> some = new FleetGenerator(PROFILE, seed).devices(size).toList();

    assertThat(number >= size ? alone : some.get(number)).isEqualTo(alone);
    assertThat(some).hasSize(size);
  }

  @Test
  void theOrderInWhichDevicesAreMadeDoesNotMatter() {
    var generator = new FleetGenerator(PROFILE, 7);
    List<GeneratedDevice> backwards =
        IntStream.range(0, SIZE).mapToObj(i -> generator.device(SIZE - 1 - i)).toList();
    var together = new FleetGenerator(PROFILE, 7);
    List<GeneratedDevice> parallel =
        IntStream.range(0, SIZE).parallel().mapToObj(together::device).toList();

    assertThat(backwards.reversed()).isEqualTo(FLEET);
    assertThat(parallel).isEqualTo(FLEET);
  }

  @Test
  void anotherSeedMakesAnotherFleet() {
    List<GeneratedDevice> other = new FleetGenerator(PROFILE, 8).devices(SIZE).toList();

    assertThat(other).isNotEqualTo(FLEET);
  }

  @Test
  void namesAreUniqueAndTellTheFormFactorAndTheNumber() {
    assertThat(FLEET).extracting(GeneratedDevice::id).doesNotHaveDuplicates();
    for (int i = 0; i < SIZE; i++) {
      boolean server = FLEET.get(i).profile().hardware().formFactor() == FormFactor.SERVER;
      assertThat(FLEET.get(i).id().value())
          .isEqualTo(String.format("%s-%07d", server ? "SRV" : "LT", i));
    }
  }

  @Test
  void theAgentBringsItsDriverInItsOwnVersion() {
    for (GeneratedDevice device : FLEET) {
      boolean laptop = device.profile().hardware().formFactor() == FormFactor.LAPTOP;
      assertThat(device.drivers().find(Profiles.AGENT_DRIVER).map(Driver::version).orElse(""))
          .isEqualTo(device.installed().agent())
          .matches(laptop ? "7\\.[12]" : "");
      assertThat(device.installed().content()).isEqualTo(laptop ? "c1" : "");
    }
  }

  @Test
  void quickMachineRecoveryIsOnOnlyWhereTheBuildHasIt() {
    var first = new OsBuild(26100, 4700);
    for (GeneratedDevice device : FLEET) {
      boolean laptop = device.profile().hardware().formFactor() == FormFactor.LAPTOP;
      boolean has = device.installed().os().compareTo(first) >= 0;
      assertThat(device.profile().recovery().cloudRemediation()).isEqualTo(laptop && has);
    }
    assertThat(FLEET.stream().filter(d -> d.profile().recovery().autoRemediation()).count())
        .isBetween(SIZE * 3L / 16 - 150, SIZE * 3L / 16 + 150);
  }

  @Test
  void onlyDevicesThatOthersDependOnAreInfrastructure() {
    for (GeneratedDevice device : FLEET) {
      boolean server = device.profile().hardware().formFactor() == FormFactor.SERVER;
      assertThat(device.profile().role())
          .isEqualTo(server ? SiteRole.INFRASTRUCTURE : SiteRole.STANDARD);
    }
  }

  @Test
  void sitesGrowInNumberWithTheFleetAndEachHasOneOffset() {
    Map<String, Long> offsets =
        FLEET.stream()
            .map(d -> d.profile().site())
            .distinct()
            .collect(Collectors.groupingBy(Site::name, Collectors.counting()));

    assertThat(offsets.values()).containsOnly(1L);
    assertThat(offsets.keySet())
        .allMatch(name -> name.matches("(west|east)-0[0-3][0-9]{2}-[12]"))
        .hasSizeBetween(SIZE / 10, SIZE / 5);
  }

  @Test
  void regionsHaveTheirSharesEvenInASmallFleet() {
    for (long seed = 0; seed < 50; seed++) {
      long west =
          new FleetGenerator(PROFILE, seed)
              .devices(100)
              .filter(device -> device.profile().site().name().startsWith("west"))
              .count();
      assertThat(west).as("seed %d", seed).isBetween(40L, 60L);
    }
  }

  @Test
  void equalPartsAreOneObject() {
    assertThat(objects(GeneratedDevice::drivers))
        .isEqualTo(values(GeneratedDevice::drivers))
        .isEqualTo(3);
    assertThat(objects(d -> d.profile().hardware())).isEqualTo(3);
    assertThat(objects(d -> d.profile().recovery())).isEqualTo(values(d -> d.profile().recovery()));
    assertThat(objects(d -> d.profile().site())).isEqualTo(values(d -> d.profile().site()));
    assertThat(objects(GeneratedDevice::installed)).isEqualTo(values(GeneratedDevice::installed));
  }

  private long values(Function<GeneratedDevice, ?> part) {
    return FLEET.stream().map(part).distinct().count();
  }

  private int objects(Function<GeneratedDevice, Object> part) {
    IdentityHashMap<Object, Boolean> objects = new IdentityHashMap<>();
    FLEET.forEach(device -> objects.put(part.apply(device), true));
    return objects.size();
  }

  @Test
  void sizesAndNumbersHaveLimits() {
    var generator = new FleetGenerator(PROFILE, 1);

    assertThat(generator.device(FleetGenerator.MAX_DEVICES - 1).id().value()).endsWith("-9999999");
    assertThatThrownBy(() -> generator.device(FleetGenerator.MAX_DEVICES))
        .hasMessageContaining("0 to 9999999");
    assertThatThrownBy(() -> generator.device(-1)).hasMessageContaining("0 to 9999999");
    assertThatThrownBy(() -> generator.devices(0)).hasMessageContaining("1 to 10000000");
    assertThatThrownBy(() -> generator.devices(FleetGenerator.MAX_DEVICES + 1))
        .hasMessageContaining("1 to 10000000");
  }
}
