package io.fleettwin.forecast;

import io.fleettwin.device.BootStatus;
import io.fleettwin.device.CommandIds;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.Hardware;
import io.fleettwin.device.Site;
import io.fleettwin.device.SiteRole;
import io.fleettwin.fleet.GeneratedDevice;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.Edition;
import io.fleettwin.software.InstalledVersions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Which devices are of one kind: those between which the model knows no difference but the number
 * in random draws. Sites have no names here. For several threads.
 */
final class Alike {

  /** Large parts of devices by number, since it takes long to compare them. */
  private record Kind(
      int hardware,
      int drivers,
      int installed,
      Edition edition,
      int utcOffsetMinutes,
      SiteRole role,
      boolean encrypted,
      RecoverySettings recovery) {}

  private final Numbered<Hardware> hardware = new Numbered<>();
  private final Numbered<DriverSet> drivers = new Numbered<>();
  private final Numbered<InstalledVersions> installed = new Numbered<>();
  private final Map<Kind, Integer> kinds = new ConcurrentHashMap<>();
  private final Map<Integer, Device> examples = new ConcurrentHashMap<>();

  /** The number of a device's kind, from 0; which one it gets first is left to chance. */
  int kindOf(GeneratedDevice device) {
    DeviceProfile profile = device.profile();
    Kind kind =
        new Kind(
            hardware.of(profile.hardware()),
            drivers.of(device.drivers()),
            installed.of(device.installed()),
            profile.edition(),
            profile.site().utcOffsetMinutes(),
            profile.role(),
            profile.encrypted(),
            profile.recovery());
    Integer known = kinds.get(kind);
    return known != null ? known : kinds.computeIfAbsent(kind, k -> add(device));
  }

  private synchronized int add(GeneratedDevice device) {
    int number = examples.size();
    examples.put(number, example(device));
    return number;
  }

  /** A device of each kind, by number. */
  List<Device> examples() {
    return IntStream.range(0, examples.size()).mapToObj(examples::get).toList();
  }

  private static Device example(GeneratedDevice device) {
    DeviceProfile profile = device.profile();
    DeviceProfile nameless =
        new DeviceProfile(
            profile.hardware(),
            profile.edition(),
            new Site("any", profile.site().utcOffsetMinutes()),
            profile.role(),
            profile.encrypted(),
            profile.recovery());
    return new Device(
        device.id(),
        nameless,
        device.drivers(),
        device.installed(),
        BootStatus.atEnrolment(0),
        Optional.empty(),
        List.of(),
        Set.of(),
        0,
        0,
        false,
        CommandIds.NONE,
        1);
  }
}
