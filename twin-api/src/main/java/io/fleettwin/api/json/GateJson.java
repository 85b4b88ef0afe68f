package io.fleettwin.api.json;

import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The test that a ring must pass before the next one opens; see {@link Gate}.
 *
 * @param signals crash, agentDown, silence, installFailed; none means that the gate never fails
 * @param sequential a test that judges in place of minimumSample and threshold; may be left out
 * @param bake how long the ring is watched after its last offer
 */
public record GateJson(
    List<String> signals,
    Integer minimumSample,
    Double threshold,
    String bake,
    SequentialJson sequential) {

  static GateJson of(Gate gate) {
    return new GateJson(
        gate.signals().stream().sorted().map(WireNames::of).toList(),
        gate.minimumSample(),
        gate.threshold(),
        WireTimes.duration(gate.bakeMinutes()),
        gate.sequential().map(SequentialJson::of).orElse(null));
  }

  Gate read(Checks checks) {
    return new Gate(
        Set.copyOf(CombinationJson.constants(checks, "signals", signals, Signal.class)),
        checks.whole("minimumSample", minimumSample, 0, PushJson.MAX_DEVICES, 0),
        checks.share("threshold", threshold, 0.0),
        checks.minutes("bake", bake, 0, Gate.MAX_BAKE_MINUTES, 0),
        Optional.ofNullable(sequential).map(test -> test.read(checks.in("sequential"))));
  }
}
