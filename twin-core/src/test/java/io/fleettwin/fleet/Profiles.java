package io.fleettwin.fleet;

import io.fleettwin.device.DiskType;
import io.fleettwin.device.FormFactor;
import io.fleettwin.fleet.Shares.Share;
import io.fleettwin.recovery.BootStatusPolicy;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.Edition;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.OsBuild;
import io.fleettwin.software.StartType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small fleet profiles for tests. */
final class Profiles {

  static final String AGENT_DRIVER = "csagent.sys";

  private Profiles() {}

  static Driver driver(String module, String version) {
    return new Driver(
        module, "Vendor", version, DriverMode.KERNEL, StartType.BOOT, LoadState.RUNNING);
  }

  /** Laptops and servers; every laptop has the agent, no server has. */
  static FleetProfile small() {
    var drivers = new DriverSet(List.of(driver("acpi.sys", "")));
    var sameDrivers = new DriverSet(List.of(driver("acpi.sys", "")));
    return new FleetProfile(
        "small",
        "for tests",
        Shares.of(List.of(new Share<>(FormFactor.LAPTOP, 75), new Share<>(FormFactor.SERVER, 25))),
        Map.of(
            FormFactor.LAPTOP,
            machines(
                Shares.of(
                    List.of(
                        new Share<>(new Machine("One", "A", drivers), 60),
                        new Share<>(new Machine("Two", "B", sameDrivers), 40))),
                Edition.HOME,
                1),
            FormFactor.SERVER,
            machines(Shares.only(new Machine("Three", "C", drivers)), Edition.SERVER, 0)),
        new SiteShares(
            10,
            Shares.of(List.of(new Share<>(1, 70), new Share<>(2, 30))),
            Shares.of(
                List.of(
                    new Share<>(new SiteShares.Region("west", -480), 50),
                    new Share<>(new SiteShares.Region("east", 480), 50)))),
        new RecoveryShares(Map.of(Edition.HOME, 1.0), 0.5, 30, 180, false),
        Optional.of(
            new AgentShares(
                "Agent",
                Shares.of(List.of(new Share<>("7.2", 50), new Share<>("7.1", 50))),
                "c1",
                List.of(driver(AGENT_DRIVER, "")))),
        Map.of());
  }

  private static MachineShares machines(Shares<Machine> machines, Edition edition, double agent) {
    return new MachineShares(
        machines,
        Shares.of(
            List.of(
                new Share<>(new OsBuild(26100, 4699), 50),
                new Share<>(new OsBuild(26100, 4700), 50))),
        Shares.only(edition),
        Shares.only(DiskType.SSD),
        Shares.only(WinReNetwork.WIRED),
        Shares.only(BootStatusPolicy.DISPLAY_ALL_FAILURES),
        0.5,
        agent == 0 ? 1 : 0,
        agent);
  }
}
