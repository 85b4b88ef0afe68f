package io.fleettwin.fleet;

import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.RecordEndpoint;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.EndpointModel;
import io.fleettwin.endpoint.EndpointReport;
import io.fleettwin.endpoint.Facts;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.endpoint.Situation;
import io.fleettwin.endpoint.Step;
import io.fleettwin.random.Draws;
import io.fleettwin.update.Update;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.RolloutBriefing;
import java.util.Optional;

/** Plays the endpoints behind the twins of a simulated world. */
final class Endpoints {

  private final Briefing briefing;
  private final EndpointModel model;

  Endpoints(Briefing briefing) {
    this.briefing = briefing;
    this.model = briefing.settings().model();
  }

  /** The simulated endpoint behind a twin. */
  static Endpoint of(Device device) {
    return device.endpoint() == 0 ? Endpoint.IDLE : Endpoint.unpack(device.endpoint());
  }

  /**
   * Whether an update can be offered to the endpoint behind a twin: it has settled, or its agent is
   * down and the update replaces what has failed.
   */
  static boolean canTake(Device device, Update update) {
    Phase phase = of(device).phase();
    return phase.isSettled()
        || (phase == Phase.AGENT_DOWN
            && device
                .assignment()
                .map(latest -> latest.offer().change().replacesSameAs(update.change()))
                .orElse(false));
  }

  /** The endpoint once it has been offered an update. */
  Endpoint offered(Device device, RolloutBriefing rollout, int ring, int tick) {
    Situation situation = rollout.situation(ring, briefing.settings().capacity());
    return model.offer(facts(device, rollout), of(device), tick, situation);
  }

  /** What the twin has to record because its endpoint is due; nothing if it is not. */
  Optional<DeviceCommand> step(Device device, int tick) {
    Endpoint endpoint = of(device);
    return endpoint.due() > tick
        ? Optional.empty()
        : act(device, tick, (facts, situation) -> model.step(facts, endpoint, tick, situation));
  }

  /** What the twin has to record because its endpoint gets what it waited for. */
  Optional<DeviceCommand> grant(Device device, int tick) {
    return act(device, tick, (facts, situation) -> model.grant(facts, of(device), tick, situation));
  }

  /** What the twin has to record because its update was withdrawn or taken back. */
  Optional<DeviceCommand> takenBack(Device device, int tick) {
    Endpoint endpoint = of(device);
    Optional<RolloutBriefing> rollout = rolloutOf(device);
    if (rollout.isEmpty()) {
      return Optional.empty();
    }
    if (rollout.get().revertTick() <= tick && EndpointModel.reactsToRevert(endpoint)) {
      return act(
          device, tick, (facts, situation) -> model.revert(facts, endpoint, tick, situation));
    }
    if (rollout.get().withdrawn() && EndpointModel.reactsToWithdrawal(endpoint)) {
      return act(device, tick, (facts, situation) -> EndpointModel.withdraw(endpoint));
    }
    return Optional.empty();
  }

  private interface Act {
    Step on(Facts facts, Situation situation);
  }

  private Optional<DeviceCommand> act(Device device, int tick, Act act) {
    Optional<RolloutBriefing> rollout = rolloutOf(device);
    if (rollout.isEmpty()) {
      return Optional.empty();
    }
    int ring = device.assignment().orElseThrow().offer().ring();
    Situation situation = rollout.get().situation(ring, briefing.settings().capacity());
    Step step = act.on(facts(device, rollout.get()), situation);
    if (step.isQuiet() && step.next().equals(of(device))) {
      return Optional.empty();
    }
    String id = "endpoint:" + tick + ":" + device.revision();
    var events = EndpointReport.of(step, tick, Draws.keyOf(id), situation);
    return Optional.of(new RecordEndpoint(id, tick, device.revision(), events));
  }

  private Optional<RolloutBriefing> rolloutOf(Device device) {
    return device.assignment().flatMap(latest -> briefing.rollout(latest.offer().rollout()));
  }

  private Facts facts(Device device, RolloutBriefing rollout) {
    long key = device.id().key();
    Draws draws = model.presence().draws();
    return new Facts(
        key,
        device.profile(),
        device.installed().os(),
        rollout.defect().map(defect -> defect.hits(device, key, draws)).orElse(false),
        rollout.defect().map(defect -> defect.recursAtEveryStart(device)).orElse(true));
  }
}
