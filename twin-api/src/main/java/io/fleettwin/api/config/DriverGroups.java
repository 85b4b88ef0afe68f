package io.fleettwin.api.config;

import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.StartType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The groups of drivers that the images of a fleet profile are put together from. */
record DriverGroups(Map<String, List<Driver>> groups) {

  static DriverGroups read(ConfigNode node) {
    Map<String, List<Driver>> groups = new LinkedHashMap<>();
    node.entries()
        .forEach((name, group) -> {
          group.only(ConfigNode.SOURCE, "vendor", "modules");
          String vendor = group.get("vendor").text(Driver.MAX_TEXT_CHARS);
          groups.put(
              name, group.get("modules").items().stream().map(m -> driver(m, vendor)).toList());
        });
    return new DriverGroups(groups);
  }

  private static Driver driver(ConfigNode node, String vendorOfGroup) {
    node.only("module", "vendor", "version", "mode", "start", "load");
    return new Driver(
        node.get("module").text(Driver.MAX_TEXT_CHARS),
        node.find("vendor").map(v -> v.text(Driver.MAX_TEXT_CHARS)).orElse(vendorOfGroup),
        node.find("version").map(v -> v.text(Driver.MAX_TEXT_CHARS)).orElse(""),
        node.find("mode").map(m -> m.one(DriverMode.class)).orElse(DriverMode.KERNEL),
        node.get("start").one(StartType.class),
        node.find("load").map(l -> l.one(LoadState.class)).orElse(LoadState.RUNNING));
  }

  /** The drivers of the groups that a list names. */
  List<Driver> named(ConfigNode list) {
    List<Driver> drivers = new ArrayList<>();
    for (ConfigNode item : list.items()) {
      List<Driver> group = groups.get(item.text(64));
      if (group == null) {
        throw item.refuse("is no group of drivers; there are " + groups.keySet());
      }
      drivers.addAll(group);
    }
    list.make(() -> new DriverSet(drivers)); // each module once
    return drivers;
  }
}
