package io.fleettwin.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.StartType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecurityAgentTest {

  private static final Driver DEFENDER = driver("wdfilter.sys", "Microsoft", "4.18", true);

  @Test
  void theLoadedAntiVirusFilterTellsTheVersion() {
    assertThat(version(DEFENDER, driver("csagent.sys", "CrowdStrike", "7.16", true)))
        .contains("7.16");
  }

  @Test
  void defendersFilterCountsWhereThereIsNoOther() {
    assertThat(version(DEFENDER, driver("tcpip.sys", "Microsoft", "10.0", true))).contains("4.18");
  }

  @Test
  void withoutAVersionTheAgentIsNotKnown() {
    assertThat(version(DEFENDER, driver("csagent.sys", "CrowdStrike", "", true))).isEmpty();
    assertThat(version()).isEmpty();
  }

  @Test
  void twoAgentsDoNotTellWhichOneIsMeant() {
    assertThat(
            version(
                driver("csagent.sys", "CrowdStrike", "7.16", true),
                driver("klif.sys", "Kaspersky", "21.3", true)))
        .isEmpty();
  }

  @Test
  void aFilterThatIsNotLoadedIsNoAgent() {
    assertThat(version(driver("csagent.sys", "CrowdStrike", "7.16", false))).isEmpty();
  }

  private static Optional<String> version(Driver... drivers) {
    return SecurityAgent.version(new DriverSet(List.of(drivers)), Fixtures.DATA.catalogue());
  }

  private static Driver driver(String module, String vendor, String version, boolean loaded) {
    return new Driver(
        module,
        vendor,
        version,
        DriverMode.KERNEL,
        StartType.BOOT,
        loaded ? LoadState.RUNNING : LoadState.STOPPED);
  }
}
