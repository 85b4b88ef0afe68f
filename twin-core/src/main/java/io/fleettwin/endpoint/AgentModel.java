package io.fleettwin.endpoint;

import static io.fleettwin.endpoint.Endpoint.NEVER;
import static io.fleettwin.endpoint.Happening.AGENT_RESTART_FAILED;
import static io.fleettwin.endpoint.Happening.REMEDIATED;

import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import java.util.Optional;

/**
 * What becomes of an agent in user mode that ends: Windows restarts it {@value
 * Timing#AGENT_RESTARTS} times, then it stays down. How often is counted from the new version's
 * first fault on and never from zero again (assumed; a service can be set otherwise).
 */
record AgentModel(Presence presence, Timing timing) {

  /** The agent has ended, and was restarted so often before. */
  Endpoint stopped(int tick, int restarts) {
    return restarts < Timing.AGENT_RESTARTS
        ? new Endpoint(
            Phase.AGENT_RETRY,
            tick + timing.agentRestart(restarts),
            tick,
            restarts,
            0,
            RecoveryMeans.NONE)
        : new Endpoint(Phase.AGENT_DOWN, NEVER, tick, 0, 0, RecoveryMeans.NONE);
  }

  /**
   * Windows restarts the agent. A fault that shows after running leaves it running for as long
   * again; every other one ends it at once.
   */
  Step restart(Facts facts, Endpoint endpoint, int tick, Optional<Defect> defect) {
    int restarts = endpoint.attempt() + 1;
    if (defect.isPresent() && defect.get().trigger() == Trigger.AFTER_RUNNING) {
      int again = tick + Math.max(1, defect.get().afterMinutes());
      int due = presence.nextUp(facts.profile(), facts.key(), again);
      return Step.of(
          new Endpoint(Phase.ACTIVE, due, tick, restarts, 0, RecoveryMeans.AGENT_RESTART),
          REMEDIATED);
    }
    return restarts < Timing.AGENT_RESTARTS
        ? Step.of(endpoint.again(tick + timing.agentRestart(restarts)), AGENT_RESTART_FAILED)
        : Step.of(endpoint.to(Phase.AGENT_DOWN, NEVER), AGENT_RESTART_FAILED);
  }
}
