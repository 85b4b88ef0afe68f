package io.fleettwin.fleet;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.Device;
import io.fleettwin.device.FormFactor;
import io.fleettwin.software.OsBuild;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How many devices there are, by attribute. Kept up to date with each change, so that a question
 * costs as little in a large cohort as in a small one. Devices that have left are not counted.
 */
public final class DeviceCounts {

  private final Map<BootHealth, Integer> health = new HashMap<>();
  private final Map<String, Integer> content = new HashMap<>();
  private final Map<String, Integer> agent = new HashMap<>();
  private final Map<OsBuild, Integer> build = new HashMap<>();
  private final Map<FormFactor, Integer> formFactor = new HashMap<>();
  private int devices;

  /**
   * A device has changed.
   *
   * @param before {@code null} if it is new
   */
  public void replace(Device before, Device after) {
    Device then = before == null || before.decommissioned() ? null : before;
    Device now = after.decommissioned() ? null : after;
    change(then, now);
  }

  /** So many more with this equipment, also of those that have left. */
  void add(Equipment equipment, int more) {
    devices += more;
    content.merge(equipment.installed().content(), more, Integer::sum);
    agent.merge(equipment.installed().agent(), more, Integer::sum);
    build.merge(equipment.installed().os(), more, Integer::sum);
    formFactor.merge(equipment.formFactor(), more, Integer::sum);
  }

  /** What is to be said of so many of these devices besides. */
  void add(Standing standing, int more) {
    health.merge(standing.health(), more, Integer::sum);
  }

  private void change(Device then, Device now) {
    devices += (now == null ? 0 : 1) - (then == null ? 0 : 1);
    move(health, then, now, device -> device.boot().health());
    move(content, then, now, device -> device.installed().content());
    move(agent, then, now, device -> device.installed().agent());
    move(build, then, now, device -> device.installed().os());
    move(formFactor, then, now, device -> device.profile().hardware().formFactor());
  }

  private static <T> void move(
      Map<T, Integer> counts, Device then, Device now, Function<Device, T> attribute) {
    T from = then == null ? null : attribute.apply(then);
    T to = now == null ? null : attribute.apply(now);
    if (Objects.equals(from, to)) {
      return;
    }
    if (from != null) {
      counts.computeIfPresent(from, (value, count) -> count == 1 ? null : count - 1);
    }
    if (to != null) {
      counts.merge(to, 1, Integer::sum);
    }
  }

  public int devices() {
    return devices;
  }

  public SortedMap<String, Integer> byHealth() {
    return named(health);
  }

  public SortedMap<String, Integer> byContent() {
    return named(content);
  }

  public SortedMap<String, Integer> byAgent() {
    return named(agent);
  }

  public SortedMap<String, Integer> byBuild() {
    return named(build);
  }

  public SortedMap<String, Integer> byFormFactor() {
    return named(formFactor);
  }

  private static SortedMap<String, Integer> named(Map<?, Integer> counts) {
    SortedMap<String, Integer> named = new TreeMap<>();
    counts.forEach((value, count) -> named.put(value.toString(), count));
    return named;
  }
}
