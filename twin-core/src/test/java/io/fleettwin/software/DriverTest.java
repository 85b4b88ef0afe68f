package io.fleettwin.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A driver and the set of drivers on a device. */
class DriverTest {

  @Test
  void moduleNamesDoNotDependOnCase() {
    assertThat(driver("CSAgent.SYS", "1").module()).isEqualTo("csagent.sys");
  }

  @Test
  void aDriverHasAModule() {
    assertThatThrownBy(() -> driver("", "1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textIsLimited() {
    String longest = "x".repeat(Driver.MAX_TEXT_CHARS);
    assertThat(driver(longest, longest).version()).isEqualTo(longest);
    assertThatThrownBy(() -> driver(longest + "x", "1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> driver("x", longest + "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The values 0 to 4 of the INF directive AddService. */
  @ParameterizedTest
  @CsvSource({"0, BOOT", "1, SYSTEM", "2, AUTO", "3, DEMAND", "4, DISABLED"})
  void startTypesStandInTheOrderOfTheirRegistryValues(int value, StartType type) {
    assertThat(StartType.values()[value]).isEqualTo(type);
  }

  /** Plug and Play starts the driver of a device at each start that finds the device. */
  @ParameterizedTest
  @CsvSource({
    "BOOT, STOPPED, true",
    "SYSTEM, STOPPED, true",
    "AUTO, STOPPED, true",
    "DEMAND, RUNNING, true",
    "DEMAND, FAILED, true",
    "DEMAND, STOPPED, false",
    "DISABLED, STOPPED, false",
    "DISABLED, RUNNING, false"
  })
  void aDriverThatIsLoadedOnDemandLoadsAtEveryStartToo(
      StartType type, LoadState load, boolean loadsAtEveryStart) {
    assertThat(type.loadsAtEveryStart(load)).isEqualTo(loadsAtEveryStart);
  }

  @Test
  void aSetIsTheSameInWhateverOrderItWasListed() {
    var there = new DriverSet(List.of(driver("a.sys", "1"), driver("b.sys", "1")));
    var back = new DriverSet(List.of(driver("b.sys", "1"), driver("a.sys", "1")));
    assertThat(there).isEqualTo(back).hasSameHashCodeAs(back);
  }

  @Test
  void aModuleStandsInASetOnce() {
    var twice = List.of(driver("a.sys", "1"), driver("A.SYS", "2"));
    assertThatThrownBy(() -> new DriverSet(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.sys");
  }

  @Test
  void aSetIsLimited() {
    var tooMany =
        IntStream.rangeClosed(0, DriverSet.MAX_DRIVERS)
            .mapToObj(i -> driver("d" + i, "1"))
            .toList();
    assertThatThrownBy(() -> new DriverSet(tooMany)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new DriverSet(tooMany.subList(1, tooMany.size())).drivers())
        .hasSize(DriverSet.MAX_DRIVERS);
  }

  @Test
  void aDriverIsAddedOrReplaced() {
    var set = DriverSet.EMPTY.with(driver("a.sys", "1")).with(driver("b.sys", "1"));
    assertThat(set.with(driver("a.sys", "2")).drivers())
        .containsExactly(driver("a.sys", "2"), driver("b.sys", "1"));
    assertThat(set.find("b.sys")).contains(driver("b.sys", "1"));
    assertThat(set.find("c.sys")).isEmpty();
  }

  private static Driver driver(String module, String version) {
    return new Driver(
        module, "Contoso", version, DriverMode.KERNEL, StartType.BOOT, LoadState.RUNNING);
  }
}
