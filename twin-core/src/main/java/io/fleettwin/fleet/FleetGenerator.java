package io.fleettwin.fleet;

import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Hardware;
import io.fleettwin.device.SiteRole;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;
import io.fleettwin.recovery.QuickMachineRecovery;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.software.Edition;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.OsBuild;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes fleets from a profile. A device is a function of (profile, seed, number): it is the same in
 * a fleet of any size and in whatever order devices are made, on any number of threads. Each
 * attribute is drawn independently, so a fleet has the profile's shares but for chance.
 *
 * <p>Equal parts of devices are one object: driver sets, hardware, recovery settings, versions and
 * sites. Whole profiles are not: half of those in a large fleet differ, so a table to find the
 * equal ones would take more memory than it saves.
 */
public final class FleetGenerator {

  /** The largest fleet. */
  public static final int MAX_DEVICES = 10_000_000;

  private final FleetProfile profile;
  private final Draws draws;
  private final Images images;
  private final Interned<Object> interned = new Interned<>();

  public FleetGenerator(FleetProfile profile, long seed) {
    this.profile = profile;
    this.draws = new Draws(seed);
    this.images = Images.of(profile);
  }

  /**
   * The devices 0 to {@code size - 1}.
   *
   * @param size 1 to {@value #MAX_DEVICES}
   */
  public Stream<GeneratedDevice> devices(int size) {
    if (size < 1 || size > MAX_DEVICES) {
      throw new IllegalArgumentException("a fleet has 1 to " + MAX_DEVICES + " devices");
    }
    return IntStream.range(0, size).mapToObj(this::device);
  }

  /**
   * One device.
   *
   * @param number 0 to {@value #MAX_DEVICES} - 1
   */
  public GeneratedDevice device(int number) {
    if (number < 0 || number >= MAX_DEVICES) {
      throw new IllegalArgumentException("a device's number is 0 to " + (MAX_DEVICES - 1));
    }
    FormFactor formFactor = pick(profile.formFactors(), number, Attribute.FORM_FACTOR);
    MachineShares shares = profile.machines().get(formFactor);
    int machine = shares.machines().position(draw(number, Attribute.MACHINE));
    OsBuild build = pick(shares.windows(), number, Attribute.WINDOWS);
    Edition edition = pick(shares.editions(), number, Attribute.EDITION);
    int agent = agentVersion(shares, number);
    RecoverySettings recovery = recovery(shares, edition, build, number);
    return new GeneratedDevice(
        idOf(formFactor, number),
        new DeviceProfile(
            hardware(formFactor, shares, machine, number),
            edition,
            interned.one(profile.sites().siteOf(number, draws)),
            happens(shares.infrastructure(), number, Attribute.ROLE)
                ? SiteRole.INFRASTRUCTURE
                : SiteRole.STANDARD,
            happens(shares.encrypted(), number, Attribute.ENCRYPTED),
            recovery),
        images.drivers(formFactor, machine, agent),
        interned.one(
            new InstalledVersions(
                installed(build, recovery), images.agentVersion(agent), images.content(agent))));
  }

  /** Names sort by number within a form factor and never change: PC-0000042, SRV-0000007. */
  private static DeviceId idOf(FormFactor formFactor, int number) {
    String prefix =
        switch (formFactor) {
          case DESKTOP -> "PC";
          case LAPTOP -> "LT";
          case KIOSK -> "KSK";
          case SERVER -> "SRV";
        };
    return new DeviceId(prefix + "-" + Numbers.padded(number, 7));
  }

  private Hardware hardware(FormFactor formFactor, MachineShares shares, int machine, int number) {
    Machine model = shares.machines().get(machine);
    return interned.one(
        new Hardware(
            model.make(), model.model(), formFactor, pick(shares.disks(), number, Attribute.DISK)));
  }

  private RecoverySettings recovery(
      MachineShares shares, Edition edition, OsBuild build, int number) {
    RecoveryShares recovery = profile.recovery();
    boolean cloud =
        happens(recovery.cloudShare(edition, build), number, Attribute.CLOUD_REMEDIATION);
    return interned.one(
        new RecoverySettings(
            cloud,
            cloud && happens(recovery.auto(), number, Attribute.AUTO_REMEDIATION),
            recovery.retryMinutes(),
            recovery.totalMinutes(),
            pick(shares.bootStatus(), number, Attribute.BOOT_STATUS),
            pick(shares.networks(), number, Attribute.NETWORK)));
  }

  private OsBuild installed(OsBuild build, RecoverySettings recovery) {
    boolean raised =
        profile.recovery().onEveryBuild()
            && recovery.cloudRemediation()
            && !QuickMachineRecovery.isIn(build);
    return raised ? RecoverySettings.FIRST_BUILD : build;
  }

  /** The position of the agent's version among the versions there are, or {@link Images#NONE}. */
  private int agentVersion(MachineShares shares, int number) {
    return profile.agent().isPresent() && happens(shares.agent(), number, Attribute.AGENT)
        ? profile.agent().get().versions().position(draw(number, Attribute.AGENT_VERSION))
        : Images.NONE;
  }

  private <T> T pick(Shares<T> shares, int number, Attribute attribute) {
    return shares.pick(draw(number, attribute));
  }

  private boolean happens(double share, int number, Attribute attribute) {
    return draw(number, attribute) < share;
  }

  private double draw(int number, Attribute attribute) {
    return draws.unit(number, Draw.PROFILE, attribute.ordinal());
  }
}
