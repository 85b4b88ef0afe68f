package io.fleettwin.fleet;

import io.fleettwin.device.Assignment;
import io.fleettwin.device.BootHealth;
import io.fleettwin.device.BootStatus;
import io.fleettwin.device.CommandIds;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Machines;
import io.fleettwin.device.Offer;
import io.fleettwin.device.Site;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.software.Edition;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.OsBuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Devices of a few kinds each, in any order, and questions that meet some of them. */
final class AnyDevices {

  private static final List<String> PREFIXES = List.of("", "P", "PC-", "PC-1", "pc-", "Z", "0");

  private AnyDevices() {}

  /** Up to so many devices with different ids. */
  static Arbitrary<List<Device>> devices(int most) {
    Arbitrary<List<String>> ids =
        Combinators.combine(
                Arbitraries.of("PC-", "pc-", "P"), Arbitraries.integers().between(0, 99))
            .as((prefix, number) -> prefix + number)
            .list()
            .uniqueElements()
            .ofMaxSize(most);
    Arbitrary<List<Device>> kinds = device().list().ofSize(most);
    return Combinators.combine(ids, kinds).as(AnyDevices::named);
  }

  private static List<Device> named(List<String> ids, List<Device> kinds) {
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      devices.add(called(ids.get(i), kinds.get(i)));
    }
    return devices;
  }

  private static Device called(String id, Device kind) {
    return new Device(
        new DeviceId(id),
        kind.profile(),
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
        kind.revision());
  }

  private static Arbitrary<Device> device() {
    Arbitrary<Set<String>> holds = Arbitraries.of(Set.of(), Set.of("hold-1"));
    return Combinators.combine(
            profile(),
            installed(),
            Arbitraries.of(BootHealth.class),
            assignment().optional(),
            holds,
            Arbitraries.of(false, false, false, true))
        .as((profile, installed, health, assignment, held, left) ->
            new Device(
                Machines.ID,
                profile,
                Machines.DRIVERS,
                installed,
                new BootStatus(health, 7, 1, 2, 0x50, "", RecoveryMeans.NONE),
                assignment,
                List.of(),
                held,
                9,
                0,
                left,
                CommandIds.NONE,
                1));
  }

  private static Arbitrary<DeviceProfile> profile() {
    return Combinators.combine(Arbitraries.of(FormFactor.class), sites())
        .as((form, site) -> {
          DeviceProfile plain = Machines.machine(form, Edition.ENTERPRISE);
          return new DeviceProfile(
              plain.hardware(),
              plain.edition(),
              new Site(site, 0),
              plain.role(),
              plain.encrypted(),
              plain.recovery());
        });
  }

  private static Arbitrary<InstalledVersions> installed() {
    return Combinators.combine(builds(1), versions(), versions()).as(InstalledVersions::new);
  }

  private static Arbitrary<OsBuild> builds(int leastRevision) {
    return Combinators.combine(
            Arbitraries.of(22_631, 26_100), Arbitraries.integers().between(leastRevision, 2))
        .as(OsBuild::new);
  }

  private static Arbitrary<String> versions() {
    return Arbitraries.of("", "290", "291");
  }

  private static Arbitrary<String> sites() {
    return Arbitraries.of("Berlin", "Oslo");
  }

  private static Arbitrary<String> rollouts() {
    return Arbitraries.of("r1", "r2");
  }

  private static Arbitrary<Assignment> assignment() {
    return Combinators.combine(
            rollouts(), Arbitraries.integers().between(0, 2), Arbitraries.of(InstallProgress.class))
        .as((rollout, ring, progress) ->
            Assignment.of(new Offer(rollout, ring, "u", Rollouts.content().change()))
                .with(progress));
  }

  /** Filters of which each condition is often left out. */
  static Arbitrary<DeviceFilter> filters() {
    var offered =
        Combinators.combine(
            rollouts().optional(0.3),
            Arbitraries.integers().between(0, 2).optional(0.3),
            Arbitraries.of(InstallProgress.class).set().ofMaxSize(2));
    var versions =
        Combinators.combine(
            versions().optional(0.2), versions().optional(0.2), builds(0).optional(0.2));
    return Combinators.combine(
            Arbitraries.of(BootHealth.class).set().ofMaxSize(3),
            offered.as(Offered::new),
            versions.as(Versions::new),
            Arbitraries.of(FormFactor.class).optional(0.2),
            sites().optional(0.2),
            Arbitraries.of(PREFIXES),
            Arbitraries.of(true, false).optional(0.2),
            Arbitraries.of(false, false, true))
        .as((health, latest, installed, form, site, prefix, held, left) ->
            new DeviceFilter(
                health,
                latest.rollout(),
                latest.ringOfRollout(),
                latest.progress(),
                installed.content(),
                installed.agent(),
                installed.build(),
                form,
                site,
                prefix,
                held,
                left));
  }

  private record Offered(
      Optional<String> rollout, Optional<Integer> ring, Set<InstallProgress> progress) {
    OptionalInt ringOfRollout() {
      return rollout.isPresent() && ring.isPresent()
          ? OptionalInt.of(ring.get())
          : OptionalInt.empty();
    }
  }

  private record Versions(
      Optional<String> content, Optional<String> agent, Optional<OsBuild> build) {}
}
