package io.fleettwin.endpoint;

import static io.fleettwin.endpoint.Endpoint.NEVER;
import static io.fleettwin.endpoint.Happening.*;

import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Trigger;
import java.util.Optional;

/**
 * What a simulated endpoint does with an update: the one copy of these rules, for actors and
 * forecasts alike. Each step is a function of the endpoint, the tick and draws that depend on the
 * device alone.
 *
 * <p>Simplified on purpose: an installation, once begun, ends even if the device would be switched
 * off meanwhile; and a device that is down is on until it is mended, whatever its user's hours.
 */
public final class EndpointModel {

  private final ModelParameters parameters;
  private final Presence presence;
  private final Timing timing;
  private final DownModel down;
  private final AgentModel agent;

  public EndpointModel(ModelParameters parameters, Presence presence) {
    this.parameters = parameters;
    this.presence = presence;
    this.timing = new Timing(parameters, presence.draws());
    this.down = new DownModel(parameters, presence, timing);
    this.agent = new AgentModel(presence, timing);
  }

  public Presence presence() {
    return presence;
  }

  /**
   * The endpoint is offered the update: it hears of it once it is up and has looked. One whose
   * agent is down stays so until the new version acts.
   */
  public Endpoint offer(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    int heard = tick + timing.reach(facts.key(), situation.update().kind());
    var means =
        endpoint.phase() == Phase.AGENT_DOWN ? RecoveryMeans.FIXED_VERSION : RecoveryMeans.NONE;
    return new Endpoint(Phase.OFFERED, upFrom(facts, heard), endpoint.since(), 0, 0, means);
  }

  /** What happens to an endpoint that is due at this tick. */
  public Step step(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    return switch (endpoint.phase()) {
      case OFFERED -> install(facts, endpoint, tick, situation);
      case INSTALLING -> installed(facts, endpoint, tick, situation);
      case PENDING_RESTART ->
          Step.of(endpoint.to(Phase.RESTARTING, tick + timing.start(facts)), RESTART_BEGAN);
      case RESTARTING -> activate(facts, endpoint, tick, situation, true);
      case ACTIVE -> showLate(facts, endpoint, tick, situation);
      case CRASHED,
          ENTERING_WINRE,
          WINRE_WAITING,
          REMEDIATING,
          BOOT_LOOP,
          HANDS_ON,
          BOOTING_MENDED ->
          hearing(facts, tick, situation, down.step(facts, endpoint, tick, situation));
      case AGENT_RETRY ->
          hearing(facts, tick, situation, agent.restart(facts, endpoint, tick, situation.defect()));
      case ROLLING_BACK -> Step.of(up(Phase.ROLLED_BACK, tick, endpoint.means()), ROLLED_BACK);
      case AGENT_ROLLING_BACK ->
          Step.of(up(Phase.RECOVERED, tick, RecoveryMeans.ROLLBACK), ROLLED_BACK, REMEDIATED);
      case IDLE,
          DOWNLOAD_QUEUED,
          REMEDIATION_QUEUED,
          AWAITING_HANDS,
          RECOVERED,
          AGENT_DOWN,
          ROLLED_BACK,
          WITHDRAWN ->
          Step.of(endpoint.to(endpoint.phase(), NEVER));
    };
  }

  /** What an endpoint waits for, if it is in a queue. */
  public static Optional<Resource> waitsFor(Endpoint endpoint) {
    return switch (endpoint.phase()) {
      case DOWNLOAD_QUEUED -> Optional.of(Resource.BANDWIDTH);
      case REMEDIATION_QUEUED -> Optional.of(Resource.REMEDIATION);
      case BOOT_LOOP, AWAITING_HANDS -> Optional.of(Resource.SERVICE_DESK);
      default -> Optional.empty();
    };
  }

  /** The endpoint gets what it waited for. */
  public Step grant(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    return switch (endpoint.phase()) {
      case DOWNLOAD_QUEUED -> begin(facts, endpoint, tick, situation);
      case REMEDIATION_QUEUED, BOOT_LOOP, AWAITING_HANDS -> down.grant(facts, endpoint, tick);
      default -> throw new IllegalArgumentException(endpoint.phase() + " waits for nothing");
    };
  }

  /** Whether an endpoint in this state does something when its update is taken back. */
  public static boolean reactsToRevert(Endpoint endpoint) {
    return switch (endpoint.phase()) {
      case OFFERED, DOWNLOAD_QUEUED, INSTALLING, PENDING_RESTART, ACTIVE -> true;
      case AGENT_DOWN -> !endpoint.awaitsFixedVersion();
      case BOOT_LOOP -> endpoint.due() == NEVER && endpoint.attempt() == 0;
      default -> false;
    };
  }

  /** What an endpoint does when its update is taken back. */
  public Step revert(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    return switch (endpoint.phase()) {
      case OFFERED, DOWNLOAD_QUEUED, INSTALLING, PENDING_RESTART -> withdraw(endpoint);
      case ACTIVE -> {
        int heard = hearsOfRevert(facts, tick, situation);
        yield endpoint.due() <= heard
            ? Step.of(endpoint)
            : Step.of(endpoint.to(Phase.ROLLING_BACK, heard), ROLLBACK_ORDERED);
      }
      case AGENT_DOWN ->
          Step.of(
              endpoint.to(Phase.AGENT_ROLLING_BACK, hearsOfRevert(facts, tick, situation)),
              ROLLBACK_ORDERED);
      case BOOT_LOOP -> Step.of(endpoint.to(Phase.BOOT_LOOP, tick + timing.restart(facts)));
      default -> Step.of(endpoint);
    };
  }

  private int hearsOfRevert(Facts facts, int tick, Situation situation) {
    int reached = situation.revertTick() + timing.reach(facts.key(), situation.update().kind());
    return upFrom(facts, Math.max(tick, reached));
  }

  /** Whether an endpoint in this state still waits for an update that is no longer offered. */
  public static boolean reactsToWithdrawal(Endpoint endpoint) {
    return endpoint.phase() == Phase.OFFERED || endpoint.phase() == Phase.DOWNLOAD_QUEUED;
  }

  /** The update is no longer offered to an endpoint that waits for it. */
  public static Step withdraw(Endpoint endpoint) {
    Phase left = endpoint.awaitsFixedVersion() ? Phase.AGENT_DOWN : Phase.WITHDRAWN;
    return Step.of(endpoint.to(left, NEVER), OFFER_WITHDRAWN);
  }

  private Step install(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    if (situation.isReverted(tick)) {
      return withdraw(endpoint);
    }
    int up = upFrom(facts, tick);
    if (up > tick) {
      return Step.of(endpoint.to(Phase.OFFERED, up));
    }
    return situation.bandwidthLimited()
        ? Step.of(up(Phase.DOWNLOAD_QUEUED, tick, endpoint.means()))
        : begin(facts, endpoint, tick, situation);
  }

  private Step begin(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    int minutes = timing.install(situation.update().kind());
    return minutes == 0
        ? activate(facts, endpoint, tick, situation, false)
        : Step.of(endpoint.to(Phase.INSTALLING, tick + minutes), INSTALL_STARTED);
  }

  private Step installed(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    if (!situation.update().needsRestart()) {
      return activate(facts, endpoint, tick, situation, false);
    }
    int evening = presence.endOfActiveHours(facts.profile(), tick);
    int restart = upFrom(facts, Math.min(evening, tick + situation.deadlineMinutes()));
    return Step.of(endpoint.to(Phase.PENDING_RESTART, restart), RESTART_PENDING);
  }

  /** The new version begins to act, in a running system or at a start. */
  private Step activate(
      Facts facts, Endpoint endpoint, int tick, Situation situation, boolean atStart) {
    Endpoint active = up(Phase.ACTIVE, tick, endpoint.means());
    if (!facts.defective() || situation.defect().isEmpty()) {
      return activated(facts, active, tick, situation, atStart);
    }
    var defect = situation.defect().get();
    boolean now = defect.trigger() == Trigger.AT_LOAD;
    boolean atThisStart = defect.trigger() == Trigger.AT_BOOT && atStart;
    if (now || atThisStart) {
      Step shown = manifest(facts, active, tick, situation, atStart);
      return shown.after(UPDATE_ACTIVATED);
    }
    int due =
        defect.trigger() == Trigger.AFTER_RUNNING
            ? upFrom(facts, tick + Math.max(1, defect.afterMinutes()))
            : presence.nextStart(facts.profile(), facts.key(), tick);
    return activated(facts, active.to(Phase.ACTIVE, due), tick, situation, atStart);
  }

  /**
   * The new version acts, and an agent that was down runs again; if the version was taken back
   * while it was being installed, not for long.
   */
  private Step activated(
      Facts facts, Endpoint active, int tick, Situation situation, boolean atStart) {
    Step step =
        situation.isReverted(tick) ? revert(facts, active, tick, situation) : Step.of(active);
    boolean fixed = active.means() == RecoveryMeans.FIXED_VERSION;
    Step acts = (fixed ? step.after(REMEDIATED) : step).after(UPDATE_ACTIVATED);
    return atStart ? acts.after(STARTED) : acts;
  }

  /** A defect that was still hidden shows; one that shows at a start is a failed start. */
  private Step showLate(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    boolean atStart =
        situation.defect().map(defect -> defect.trigger() == Trigger.AT_BOOT).orElse(false);
    return hearing(facts, tick, situation, manifest(facts, endpoint, tick, situation, atStart));
  }

  /** The defect shows: in kernel mode the machine stops, in user mode the agent. */
  private Step manifest(
      Facts facts, Endpoint running, int tick, Situation situation, boolean atStart) {
    if (situation.update().mode() == DriverMode.USER) {
      return Step.of(agent.stopped(tick, running.attempt()), AGENT_STOPPED);
    }
    return atStart
        ? down.bugCheckAtStart(facts, tick)
        : down.bugCheck(facts, running, tick, actsSinceAStart(running, situation));
  }

  /** Whether Windows started when the new version last began to act: to install it, or again. */
  private boolean actsSinceAStart(Endpoint running, Situation situation) {
    boolean restarted =
        situation.update().needsRestart() && timing.install(situation.update().kind()) > 0;
    return restarted || running.means() == RecoveryMeans.RESTARTS;
  }

  /**
   * A machine that comes up with the new version, or whose agent is down for good, may have missed
   * that the version was taken back.
   */
  private Step hearing(Facts facts, int tick, Situation situation, Step before) {
    Phase phase = before.next().phase();
    boolean rollsBack = phase == Phase.ACTIVE || phase == Phase.AGENT_DOWN;
    if (!rollsBack || !situation.isReverted(tick)) {
      return before;
    }
    return before.then(revert(facts, before.next(), tick, situation));
  }

  private static Endpoint up(Phase phase, int tick, RecoveryMeans means) {
    return new Endpoint(phase, NEVER, tick, 0, 0, means);
  }

  private int upFrom(Facts facts, int tick) {
    return presence.nextUp(facts.profile(), facts.key(), tick);
  }

  /** What the model was made with. */
  public ModelParameters parameters() {
    return parameters;
  }
}
