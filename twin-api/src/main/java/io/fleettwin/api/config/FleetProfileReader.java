package io.fleettwin.api.config;

import io.fleettwin.device.DiskType;
import io.fleettwin.device.FormFactor;
import io.fleettwin.fleet.AgentShares;
import io.fleettwin.fleet.FleetProfile;
import io.fleettwin.fleet.Machine;
import io.fleettwin.fleet.MachineShares;
import io.fleettwin.fleet.RecoveryShares;
import io.fleettwin.fleet.Shares;
import io.fleettwin.fleet.SiteShares;
import io.fleettwin.recovery.BootStatusPolicy;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.software.Edition;
import io.fleettwin.software.OsBuild;
import io.fleettwin.update.Update;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a fleet profile. */
final class FleetProfileReader {

  static final String EXTENDS = "extends";

  private static final List<String> PARTS =
      List.of(
          "formFactors",
          "hardware",
          "images",
          "drivers",
          "windows",
          "editions",
          "disks",
          "encrypted",
          "winReNetwork",
          "bootStatus",
          "infrastructure",
          "quickMachineRecovery",
          "agent",
          "sites");

  private final ConfigNode root;
  private final Optional<ConfigNode> base;

  /**
   * Makes a reader.
   *
   * @param base the profile that this one extends: where the parts stand that it leaves out; it
   *     extends none itself
   */
  FleetProfileReader(ConfigNode root, Optional<ConfigNode> base) {
    this.root = checked(root, List.of("name", "description", EXTENDS));
    this.base = base.map(node -> checked(node, List.of("name", "description")));
  }

  private static ConfigNode checked(ConfigNode profile, List<String> otherFields) {
    List<String> allowed = new ArrayList<>(PARTS);
    allowed.addAll(otherFields);
    return profile.only(allowed.toArray(String[]::new));
  }

  FleetProfile read() {
    ConfigNode formFactors = part("formFactors").only(ConfigNode.SOURCE, "percent");
    Shares<FormFactor> shares = Percentages.table(formFactors.get("percent"), FormFactor.class);
    Set<FormFactor> fleet = EnumSet.copyOf(shares.values());
    DriverGroups drivers = DriverGroups.read(part("drivers"));
    return root.make(() ->
        new FleetProfile(
            root.get("name").text(64),
            root.get("description").prose(),
            shares,
            machines(fleet, drivers),
            sites(),
            recovery(),
            optionalPart("agent").map(node -> agent(node, drivers)),
            sources()));
  }

  private ConfigNode part(String name) {
    return optionalPart(name).orElseGet(() -> root.get(name));
  }

  private Optional<ConfigNode> optionalPart(String name) {
    return root.find(name).or(() -> base.flatMap(node -> node.find(name)));
  }

  private Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    PARTS.forEach(name -> optionalPart(name).ifPresent(p -> sources.putAll(p.sources())));
    return sources;
  }

  private Map<FormFactor, MachineShares> machines(Set<FormFactor> fleet, DriverGroups drivers) {
    var hardware = new HardwareReader(drivers, part("images"));
    FormFactors.each(part("images"), fleet, drivers::named);
    Map<FormFactor, Shares<Machine>> machines =
        FormFactors.grouped(part("hardware"), fleet, hardware::read);
    Map<FormFactor, Shares<OsBuild>> windows =
        FormFactors.grouped(part("windows"), fleet, FleetProfileReader::windows);
    var editions = tables("editions", fleet, Edition.class);
    var disks = tables("disks", fleet, DiskType.class);
    var networks = tables("winReNetwork", fleet, WinReNetwork.class);
    var bootStatus = tables("bootStatus", fleet, BootStatusPolicy.class);
    var encrypted = FormFactors.each(part("encrypted"), fleet, ConfigNode::percent);
    var infrastructure = FormFactors.each(part("infrastructure"), fleet, ConfigNode::percent);
    Map<FormFactor, Double> agent =
        optionalPart("agent")
            .map(node -> FormFactors.each(node.get("percent"), fleet, ConfigNode::percent))
            .orElse(Map.of());
    Map<FormFactor, MachineShares> all = new EnumMap<>(FormFactor.class);
    for (FormFactor formFactor : fleet) {
      all.put(
          formFactor,
          new MachineShares(
              machines.get(formFactor),
              windows.get(formFactor),
              editions.get(formFactor),
              disks.get(formFactor),
              networks.get(formFactor),
              bootStatus.get(formFactor),
              encrypted.get(formFactor),
              infrastructure.get(formFactor),
              agent.getOrDefault(formFactor, 0.0)));
    }
    return all;
  }

  private <E extends Enum<E>> Map<FormFactor, Shares<E>> tables(
      String field, Set<FormFactor> fleet, Class<E> type) {
    return FormFactors.each(part(field), fleet, table -> Percentages.table(table, type));
  }

  private static Map<FormFactor, Shares<OsBuild>> windows(ConfigNode group) {
    group.only(ConfigNode.SOURCE, "formFactors", "total", "builds");
    List<Shares.Share<OsBuild>> builds = new ArrayList<>();
    Set<OsBuild> seen = new HashSet<>();
    for (ConfigNode node : group.get("builds").items()) {
      node.only(ConfigNode.SOURCE, "build", "percent");
      ConfigNode build = node.get("build");
      OsBuild parsed = build.make(() -> OsBuild.parse(build.text(32)));
      if (!seen.add(parsed)) {
        throw build.refuse("stands twice");
      }
      builds.add(new Shares.Share<>(parsed, node.get("percent").number(0, 100)));
    }
    Shares<OsBuild> shares =
        Percentages.checked(group.get("builds"), Percentages.total(group), builds);
    Map<FormFactor, Shares<OsBuild>> windows = new EnumMap<>(FormFactor.class);
    FormFactors.of(group).forEach(formFactor -> windows.put(formFactor, shares));
    return windows;
  }

  private RecoveryShares recovery() {
    ConfigNode node =
        part("quickMachineRecovery").only(ConfigNode.SOURCE, "cloud", "auto", "retry", "total");
    Map<Edition, Double> cloud = new EnumMap<>(Edition.class);
    node.get("cloud")
        .entries()
        .forEach((name, share) -> cloud.put(share.constant(Edition.class, name), share.percent()));
    int total = node.get("total").minutes(1, RecoverySettings.MAX_MINUTES);
    return new RecoveryShares(
        cloud, node.get("auto").percent(), node.get("retry").minutes(1, total), total, false);
  }

  private static AgentShares agent(ConfigNode node, DriverGroups drivers) {
    node.only(ConfigNode.SOURCE, "name", "percent", "versions", "content", "drivers");
    ConfigNode content = node.get("content").only(ConfigNode.SOURCE, "version");
    return new AgentShares(
        node.get("name").text(Update.MAX_TEXT_CHARS),
        Percentages.table(node.get("versions"), (place, version) -> version(place, version)),
        version(content, content.get("version").text(Update.MAX_TEXT_CHARS)),
        drivers.named(node.get("drivers")));
  }

  private static String version(ConfigNode place, String version) {
    if (version.isBlank() || version.length() > Update.MAX_TEXT_CHARS) {
      throw place.refuse("a version has 1 to " + Update.MAX_TEXT_CHARS + " characters");
    }
    return version;
  }

  private SiteShares sites() {
    ConfigNode node = part("sites").only(ConfigNode.SOURCE, "devicesPerGroup", "sizes", "regions");
    List<Shares.Share<Integer>> sizes = new ArrayList<>();
    for (ConfigNode size : node.get("sizes").items()) {
      sizes.add(new Shares.Share<>(sizes.size() + 1, size.number(0, 100)));
    }
    List<Shares.Share<SiteShares.Region>> regions = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ConfigNode region : node.get("regions").items()) {
      region.only(ConfigNode.SOURCE, "name", "utcOffsetMinutes", "percent");
      String name = region.get("name").text(40);
      if (!names.add(name)) {
        throw region.get("name").refuse("stands twice");
      }
      int offset = region.get("utcOffsetMinutes").whole(-720, 840);
      regions.add(
          new Shares.Share<>(
              new SiteShares.Region(name, offset), region.get("percent").number(0, 100)));
    }
    return new SiteShares(
        node.get("devicesPerGroup").whole(1, SiteShares.MAX_DEVICES_PER_GROUP),
        Percentages.checked(node.get("sizes"), 100, sizes),
        Percentages.checked(node.get("regions"), 100, regions));
  }
}
