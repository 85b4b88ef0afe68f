package io.fleettwin.api.json;

import io.fleettwin.api.config.RingPresets;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RolloutPlan;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which gates a rollout's history is to be judged by: one for all of its rings, one for each, or
 * those of a ring preset.
 */
public record BacktestRequest(GateJson gate, List<GateJson> gates, String preset) {

  private static final String CAN_NEVER_FAIL =
      "has at least one: a gate that watches for nothing never fails";

  /**
   * The gates, one for each ring.
   *
   * @param rings of the rollout
   * @param devices how many the world has: presets depend on it
   * @throws ProblemException if the request is not valid
   */
  public List<Gate> toGates(int rings, RingPresets presets, int devices) {
    Checks checks = Checks.ofBody();
    int ways = (gate == null ? 0 : 1) + (gates == null ? 0 : 1) + (preset == null ? 0 : 1);
    if (ways != 1) {
      checks.wrong("", "has one of gate, gates and preset");
    }
    checks.verify();
    List<Gate> read =
        gate != null
            ? ofOne(checks, rings)
            : gates != null ? ofEach(checks, rings) : ofPreset(checks, rings, presets, devices);
    checks.verify();
    return read;
  }

  private List<Gate> ofOne(Checks checks, int rings) {
    Checks inside = checks.in("gate");
    Gate read = gate.read(inside);
    if (gate.signals() == null || gate.signals().isEmpty()) {
      inside.wrong("signals", CAN_NEVER_FAIL);
    }
    return Collections.nCopies(rings, read);
  }

  private List<Gate> ofEach(Checks checks, int rings) {
    List<Gate> read =
        checks.each("gates", gates, RolloutPlan.MAX_RINGS, (one, inside) -> one.read(inside));
    if (gates.size() != rings) {
      checks.wrong(
          "gates", "has one gate for each ring of the rollout, of which there are " + rings);
    } else if (read.stream().noneMatch(Gate::canFail)) {
      checks.wrong("gates", "one of them must have signals: otherwise none ever fails");
    }
    return read;
  }

  /** By position: rings that the preset does not have get the gate of its last one. */
  private List<Gate> ofPreset(Checks checks, int rings, RingPresets presets, int devices) {
    if (!presets.names().contains(preset)) {
      checks.wrong("preset", "must be one of " + String.join(", ", presets.names()));
      return List.of();
    }
    List<RingPlan> published = presets.named(preset).ringsFor(devices);
    List<Gate> read =
        IntStream.range(0, rings)
            .mapToObj(ring -> published.get(Math.min(ring, published.size() - 1)).gate())
            .toList();
    if (read.stream().noneMatch(Gate::canFail)) {
      checks.wrong("preset", "must have a gate that can fail, which " + preset + " has not");
    }
    return read;
  }
}
