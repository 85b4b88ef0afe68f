package io.fleettwin.fleet;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Filters of one condition. */
final class TestFilters {

  private TestFilters() {}

  static DeviceFilter named(String prefix) {
    return filter(Optional.empty(), OptionalInt.empty(), Optional.empty(), prefix);
  }

  static DeviceFilter content(String version) {
    return filter(Optional.empty(), OptionalInt.empty(), Optional.of(version), "");
  }

  static DeviceFilter ring(String rollout, int ring) {
    return filter(Optional.ofNullable(rollout), OptionalInt.of(ring), Optional.empty(), "");
  }

  private static DeviceFilter filter(
      Optional<String> rollout, OptionalInt ring, Optional<String> content, String prefix) {
    return new DeviceFilter(
        Set.of(),
        rollout,
        ring,
        Set.of(),
        content,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        prefix,
        Optional.empty(),
        false);
  }

  static DeviceFilter site(String name, boolean decommissioned) {
    return new DeviceFilter(
        Set.of(),
        Optional.empty(),
        OptionalInt.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(name),
        "",
        Optional.empty(),
        decommissioned);
  }
}
