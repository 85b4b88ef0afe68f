package io.fleettwin.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.software.VersionChange.Part;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What an update does to the versions of a device, and how it is taken back. */
class VersionChangeTest {

  private static final Driver SENSOR =
      new Driver(
          "csagent.sys", "Contoso", "7.11", DriverMode.KERNEL, StartType.BOOT, LoadState.RUNNING);
  private static final DriverSet DRIVERS = new DriverSet(List.of(SENSOR));
  private static final InstalledVersions INSTALLED =
      new InstalledVersions(new OsBuild(26_100, 4_770), "7.11", "290");

  @Test
  void aDriverGetsAnotherVersionAndNothingElse() {
    var change = new VersionChange(Part.DRIVER, "csagent.sys", "7.12");
    assertThat(change.applyTo(DRIVERS).drivers())
        .containsExactly(
            new Driver(
                "csagent.sys",
                "Contoso",
                "7.12",
                DriverMode.KERNEL,
                StartType.BOOT,
                LoadState.RUNNING));
    assertThat(change.applyTo(INSTALLED)).isEqualTo(INSTALLED);
  }

  @Test
  void aDriverThatIsNotThereIsNotBroughtByItsUpdate() {
    var change = new VersionChange(Part.DRIVER, "other.sys", "2");
    assertThat(change.applyTo(DRIVERS)).isEqualTo(DRIVERS);
  }

  @Test
  void agentContentAndWindowsChangeEachByItself() {
    assertThat(new VersionChange(Part.AGENT, "sensor", "8").applyTo(INSTALLED))
        .isEqualTo(INSTALLED.withAgent("8"));
    assertThat(new VersionChange(Part.CONTENT, "channel", "291").applyTo(INSTALLED))
        .isEqualTo(INSTALLED.withContent("291"));
    assertThat(new VersionChange(Part.OS, "windows", "10.0.26100.5000").applyTo(INSTALLED))
        .isEqualTo(INSTALLED.withOs(new OsBuild(26_100, 5_000)));
  }

  @Test
  void windowsChangesToABuild() {
    assertThatThrownBy(() -> new VersionChange(Part.OS, "windows", "newest"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void theInverseTakesAnyChangeBack(
      @ForAll Part part, @ForAll @AlphaChars @StringLength(min = 1, max = 64) String version) {
    var change = new VersionChange(part, "csagent.sys", part == Part.OS ? "10.0.26200.1" : version);
    var undo = change.inverse(INSTALLED, DRIVERS);
    assertThat(undo.applyTo(change.applyTo(INSTALLED))).isEqualTo(INSTALLED);
    assertThat(undo.applyTo(change.applyTo(DRIVERS))).isEqualTo(DRIVERS);
  }
}
