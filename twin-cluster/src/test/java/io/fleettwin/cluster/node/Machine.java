package io.fleettwin.cluster.node;

import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand.Enrol;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.DiskType;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Hardware;
import io.fleettwin.device.Site;
import io.fleettwin.device.SiteRole;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.Edition;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.OsBuild;
import io.fleettwin.software.StartType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A machine that is made for a test: Windows before 24H2, a disk without moving parts, and the
 * sensor whose content is pushed.
 *
 * @param utcOffsetMinutes local time of its site minus UTC
 */
public record Machine(
    DeviceId id,
    FormFactor form,
    String model,
    int utcOffsetMinutes,
    boolean encrypted,
    RecoverySettings recovery) {

  /** The content that machines are enrolled with. */
  private static final OsBuild USUAL_BUILD = new OsBuild(22631, 3880);

  public static final String OLD_CONTENT = "290";

  private static final DriverSet DRIVERS =
      new DriverSet(
          List.of(
              new Driver(
                  "csagent.sys",
                  "CrowdStrike",
                  "7.11",
                  DriverMode.KERNEL,
                  StartType.BOOT,
                  LoadState.RUNNING)));

  /** A machine that is never switched off. */
  public static Machine kiosk(int number) {
    return of("K-" + number, FormFactor.KIOSK, Edition.ENTERPRISE);
  }

  /** A machine that is never switched off and ignores failed starts. */
  public static Machine server(int number) {
    return of("S-" + number, FormFactor.SERVER, Edition.SERVER);
  }

  /** A machine that its user switches on and off. */
  public static Machine desktop(int number) {
    return of("D-" + number, FormFactor.DESKTOP, Edition.ENTERPRISE);
  }

  /** A machine that its user carries home. */
  public static Machine laptop(int number) {
    return of("L-" + number, FormFactor.LAPTOP, Edition.ENTERPRISE);
  }

  private static Machine of(String id, FormFactor form, Edition edition) {
    return new Machine(
        new DeviceId(id),
        form,
        "Standard",
        0,
        false,
        RecoverySettings.defaultsOf(edition, USUAL_BUILD, WinReNetwork.WIRED));
  }

  /** So many machines, numbered from 0. */
  public static List<Machine> some(int count, IntFunction<Machine> made) {
    return IntStream.range(0, count).mapToObj(made).toList();
  }

  /** Servers, desktops and laptops at sites from London to Moscow. */
  public static Machine mixed(int number) {
    Machine machine =
        switch (number % 5) {
          case 0 -> server(number);
          case 1, 2 -> laptop(number);
          default -> desktop(number);
        };
    return machine.at(number % 4 * 60);
  }

  public Machine at(int offset) {
    return new Machine(id, form, model, offset, encrypted, recovery);
  }

  public Machine ofModel(String other) {
    return new Machine(id, form, other, utcOffsetMinutes, encrypted, recovery);
  }

  /** The same machine with Quick Machine Recovery, also when nothing is published at first. */
  public Machine withQuickMachineRecovery() {
    return new Machine(
        id,
        form,
        model,
        utcOffsetMinutes,
        encrypted,
        recovery.withQuickMachineRecovery(true, true));
  }

  public DeviceProfile profile() {
    return new DeviceProfile(
        new Hardware("Dell", model, form, DiskType.SSD),
        form == FormFactor.SERVER ? Edition.SERVER : Edition.ENTERPRISE,
        new Site("site" + utcOffsetMinutes, utcOffsetMinutes),
        SiteRole.STANDARD,
        encrypted,
        recovery);
  }

  public Enrol enrol() {
    return new Enrol(
        "enrol", 0, id, profile(), DRIVERS, new InstalledVersions(build(), "7.11", OLD_CONTENT));
  }

  /** Only a later build has Quick Machine Recovery. */
  private OsBuild build() {
    return recovery.cloudRemediation() ? RecoverySettings.FIRST_BUILD : USUAL_BUILD;
  }

  /** Enrols machines, and waits until all of them are known. */
  public static void enrolAll(Fleet fleet, String world, List<Machine> machines) {
    List<CompletableFuture<Outcome<Device>>> sent =
        machines.stream()
            .map(machine -> Again.ask(() -> fleet.send(world, machine.id(), machine.enrol())))
            .map(CompletionStage::toCompletableFuture)
            .toList();
    sent.forEach(TestFleet::done);
  }
}
