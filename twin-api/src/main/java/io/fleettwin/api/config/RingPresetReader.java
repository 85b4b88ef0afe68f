package io.fleettwin.api.config;

import io.fleettwin.api.config.PresetRing.SizeStep;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.SequentialTest;
import io.fleettwin.rollout.Signal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Reads ring presets, and rings that stand elsewhere with the gates of the presets. */
final class RingPresetReader {

  /** A gate without its bake time, which each ring gives. */
  private final Map<String, IntFunction<Gate>> gates;

  /** A reader that knows the gates of a file of presets. */
  RingPresetReader(ConfigNode root) {
    root.only("description", "gates", "presets").get("description").prose();
    gates = new LinkedHashMap<>();
    root.get("gates").entries().forEach((name, node) -> gates.put(name, gate(node)));
  }

  /** The presets of that file. */
  Map<String, RingPreset> presets(ConfigNode root) {
    Map<String, RingPreset> presets = new LinkedHashMap<>();
    root.get("presets")
        .entries()
        .forEach((name, node) -> presets.put(name, preset(root, name, node)));
    return presets;
  }

  /** Rings that a plan writes out. */
  RingPreset rings(String name, String description, ConfigNode node, boolean rollBackOnFailure) {
    List<PresetRing> rings = node.items().stream().map(this::ring).toList();
    RingPreset preset = new RingPreset(name, description, rollBackOnFailure, rings, Map.of());
    check(node, preset);
    return preset;
  }

  private static IntFunction<Gate> gate(ConfigNode node) {
    node.only(ConfigNode.SOURCE, "signals", "minimumSample", "thresholdPercent", "sequential");
    Set<Signal> signals = EnumSet.noneOf(Signal.class);
    for (ConfigNode signal : node.get("signals").items()) {
      if (!signals.add(signal.one(Signal.class))) {
        throw signal.refuse("stands twice");
      }
    }
    Optional<SequentialTest> sequential = node.find("sequential").map(RingPresetReader::sequential);
    if (sequential.isPresent()) {
      node.only(ConfigNode.SOURCE, "signals", "sequential");
      return bake -> new Gate(signals, 0, 1, bake, sequential);
    }
    int sample = node.get("minimumSample").whole(0, FleetGenerator.MAX_DEVICES);
    double threshold = node.get("thresholdPercent").percent();
    return bake -> new Gate(signals, sample, threshold, bake);
  }

  private static SequentialTest sequential(ConfigNode node) {
    node.only(ConfigNode.SOURCE, "goodPercent", "badPercent", "falseAlarmPercent", "missPercent");
    return node.make(() ->
        new SequentialTest(
            node.get("goodPercent").percent(),
            node.get("badPercent").percent(),
            node.get("falseAlarmPercent").percent(),
            node.get("missPercent").percent()));
  }

  private RingPreset preset(ConfigNode root, String name, ConfigNode node) {
    node.only(ConfigNode.SOURCE, "description", "rollBackOnFailure", "rings");
    ConfigNode failure = node.get("rollBackOnFailure").only(ConfigNode.SOURCE, "value");
    List<PresetRing> rings = node.get("rings").items().stream().map(this::ring).toList();
    Map<String, String> sources = new LinkedHashMap<>(node.sources());
    root.get("gates").entries().entrySet().stream()
        .filter(gate -> names(node).contains(gate.getKey()))
        .forEach(gate -> sources.putAll(gate.getValue().sources()));
    var preset =
        new RingPreset(
            name, node.get("description").prose(), failure.get("value").flag(), rings, sources);
    check(node.get("rings"), preset);
    return preset;
  }

  /** The names of gates that the rings of a preset have. */
  private static Set<String> names(ConfigNode preset) {
    return preset.get("rings").items().stream()
        .map(ring -> ring.get("gate").json().asText())
        .collect(Collectors.toSet());
  }

  private PresetRing ring(ConfigNode node) {
    node.only(
        ConfigNode.SOURCE,
        "name",
        "sizes",
        "devices",
        "percent",
        "rest",
        "deferral",
        "deadline",
        "grace",
        "push",
        "gate",
        "bake");
    int bake = node.get("bake").minutes(0, Gate.MAX_BAKE_MINUTES);
    return new PresetRing(
        node.get("name").text(40),
        node.find("sizes").map(RingPresetReader::sizes).orElseGet(() -> oneSize(node)),
        minutes(node, "deferral"),
        minutes(node, "deadline"),
        minutes(node, "grace"),
        node.find("push").map(RingPresetReader::push).orElse(PushRate.ALL_AT_ONCE),
        gateOf(node.get("gate")).apply(bake));
  }

  private static int minutes(ConfigNode node, String field) {
    return node.find(field).map(n -> n.minutes(0, RingPlan.MAX_MINUTES)).orElse(0);
  }

  private IntFunction<Gate> gateOf(ConfigNode node) {
    if (node.json().isObject()) {
      return gate(node);
    }
    String name = node.text(64);
    if (name.equals("none")) {
      return bake -> new Gate(Set.of(), 0, 1, bake);
    }
    if (!gates.containsKey(name)) {
      throw node.refuse("is no gate; there are none and " + gates.keySet());
    }
    return gates.get(name);
  }

  private static List<SizeStep> oneSize(ConfigNode node) {
    return List.of(new SizeStep(Integer.MAX_VALUE, size(node)));
  }

  private static PushRate push(ConfigNode node) {
    node.only(ConfigNode.SOURCE, "devicesPerOffer", "every");
    return new PushRate(
        node.get("devicesPerOffer").whole(1, FleetGenerator.MAX_DEVICES),
        node.get("every").minutes(1, RingPlan.MAX_MINUTES));
  }

  private static List<SizeStep> sizes(ConfigNode node) {
    List<SizeStep> steps = new ArrayList<>();
    int before = 0;
    List<ConfigNode> items = node.items();
    for (ConfigNode item : items) {
      item.only(ConfigNode.SOURCE, "upToDevices", "devices", "percent", "rest");
      boolean last = steps.size() == items.size() - 1;
      if (last && item.find("upToDevices").isPresent()) {
        throw item.get("upToDevices").refuse("the last step is for all larger fleets");
      }
      before =
          last
              ? Integer.MAX_VALUE
              : item.get("upToDevices").whole(before + 1, FleetGenerator.MAX_DEVICES);
      steps.add(new SizeStep(before, size(item)));
    }
    return steps;
  }

  private static Optional<RingSize> size(ConfigNode item) {
    var devices = item.find("devices");
    var percent = item.find("percent");
    var rest = item.find("rest");
    if ((devices.isPresent() ? 1 : 0) + (percent.isPresent() ? 1 : 0) + (rest.isPresent() ? 1 : 0)
        != 1) {
      throw item.refuse("has one of devices, percent and rest");
    }
    if (rest.isPresent()) {
      if (!rest.get().flag()) {
        throw rest.get().refuse("is true, or is left out");
      }
      return Optional.of(new RingSize.Rest());
    }
    if (devices.isPresent()) {
      return Optional.of(new RingSize.Devices(devices.get().whole(1, FleetGenerator.MAX_DEVICES)));
    }
    double share = percent.get().percent();
    return share == 0 ? Optional.empty() : Optional.of(new RingSize.Share(share));
  }

  /** Refuses a preset that makes no valid plan for some size of fleet. */
  private static void check(ConfigNode place, RingPreset preset) {
    Set<String> names = new HashSet<>();
    Set<Integer> fleets = new HashSet<>();
    for (PresetRing ring : preset.rings()) {
      if (!names.add(ring.name())) {
        throw place.refuse("ring " + ring.name() + " stands twice");
      }
      ring.sizes().forEach(step -> fleets.add(step.upToDevices()));
    }
    for (int fleet : fleets) {
      List<RingPlan> rings = preset.ringsFor(fleet);
      double shares = 0;
      for (int i = 0; i < rings.size(); i++) {
        boolean last = i == rings.size() - 1;
        RingSize size = rings.get(i).size();
        if (size instanceof RingSize.Rest != last) {
          throw place.refuse(
              "the last ring, and no other, takes the rest; not so in fleets of up to " + fleet);
        }
        shares += size instanceof RingSize.Share share ? share.share() : 0;
      }
      if (rings.isEmpty() || rings.size() > RolloutPlan.MAX_RINGS || shares >= 1) {
        throw place.refuse(
            "a fleet has 1 to "
                + RolloutPlan.MAX_RINGS
                + " rings, and shares below 100 % before the last one");
      }
    }
  }
}
