package io.fleettwin.endpoint;

import static io.fleettwin.endpoint.Endpoint.NEVER;
import static io.fleettwin.endpoint.Happening.*;

import io.fleettwin.random.Draw;
import io.fleettwin.recovery.FailedStarts;
import io.fleettwin.recovery.QuickMachineRecovery;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.update.Trigger;

/** The way of an endpoint from a bug check back to work. */
final class DownModel {

  private final ModelParameters parameters;
  private final Presence presence;
  private final Timing timing;

  DownModel(ModelParameters parameters, Presence presence, Timing timing) {
    this.parameters = parameters;
    this.presence = presence;
    this.timing = timing;
  }

  /** The machine stops while it starts: the first failed start. */
  Step bugCheckAtStart(Facts facts, int tick) {
    return Step.of(
        new Endpoint(Phase.CRASHED, tick + timing.restart(facts), tick, 0, 1, RecoveryMeans.NONE),
        BUG_CHECKED,
        START_FAILED);
  }

  /**
   * A running system stops. It is no failed start, but may be one of the shutdowns soon after a
   * start that lead into WinRE as well.
   *
   * @param running the endpoint before
   * @param afterStart whether the new version has acted since a start of Windows
   */
  Step bugCheck(Facts facts, Endpoint running, int tick, boolean afterStart) {
    boolean soon = afterStart && tick - running.since() <= FailedStarts.SOON_MINUTES;
    int shutdowns = soon ? running.failedStarts() + 1 : 0;
    Endpoint crashed =
        new Endpoint(
            Phase.CRASHED,
            tick + timing.restart(facts),
            tick,
            running.attempt(),
            shutdowns,
            RecoveryMeans.NONE);
    var policy = facts.profile().recovery().bootStatus();
    return switch (FailedStarts.afterShutdowns(shutdowns, policy)) {
      case TRY_AGAIN, LOOP -> Step.of(crashed, BUG_CHECKED);
      case ENTER_WINRE ->
          Step.of(
              new Endpoint(
                  Phase.ENTERING_WINRE,
                  tick + timing.winRe(),
                  tick,
                  running.attempt(),
                  shutdowns,
                  RecoveryMeans.NONE),
              BUG_CHECKED);
    };
  }

  Step step(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    return switch (endpoint.phase()) {
      case CRASHED -> start(facts, endpoint, tick, situation);
      case ENTERING_WINRE -> scan(facts, endpoint, tick, situation).after(ENTERED_RECOVERY);
      case WINRE_WAITING -> scan(facts, endpoint, tick, situation);
      case REMEDIATING -> mended(facts, endpoint, tick, RecoveryMeans.QUICK_MACHINE_RECOVERY);
      case BOOT_LOOP -> race(facts, endpoint, tick, situation);
      case HANDS_ON -> mended(facts, endpoint, tick, handsMeans(facts));
      case BOOTING_MENDED -> Step.of(up(endpoint.means(), tick), STARTED);
      default -> throw new IllegalArgumentException(endpoint.phase() + " is not down and due");
    };
  }

  Step grant(Facts facts, Endpoint endpoint, int tick) {
    return switch (endpoint.phase()) {
      case REMEDIATION_QUEUED ->
          Step.of(
              endpoint.to(Phase.REMEDIATING, tick + parameters.remediationMinutes()),
              REMEDIATION_FOUND);
      case BOOT_LOOP, AWAITING_HANDS ->
          Step.of(endpoint.to(Phase.HANDS_ON, tick + timing.hands(facts)), HANDS_ARRIVED);
      default -> throw new IllegalArgumentException(endpoint.phase() + " waits for nothing");
    };
  }

  /** Windows starts after a bug check, and the fault comes back if it does so at every start. */
  private Step start(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    if (!facts.recurs()) {
      return startedAgain(facts, endpoint, tick, situation);
    }
    int failed = endpoint.failedStarts() + 1;
    Endpoint after =
        new Endpoint(
            Phase.CRASHED,
            tick + timing.restart(facts),
            endpoint.since(),
            endpoint.attempt(),
            failed,
            RecoveryMeans.NONE);
    return switch (FailedStarts.after(failed, facts.profile().recovery().bootStatus())) {
      case TRY_AGAIN -> Step.of(after, START_FAILED);
      case ENTER_WINRE ->
          Step.of(
              new Endpoint(
                  Phase.ENTERING_WINRE,
                  tick + timing.winRe(),
                  endpoint.since(),
                  endpoint.attempt(),
                  failed,
                  RecoveryMeans.NONE),
              START_FAILED);
      case LOOP -> {
        boolean hope = situation.isReverted(tick);
        yield Step.of(
            after.to(Phase.BOOT_LOOP, hope ? tick + timing.restart(facts) : NEVER),
            START_FAILED,
            ENTERED_BOOT_LOOP);
      }
    };
  }

  /**
   * The machine is up again and still has the new version: it may fault once more, when it is
   * switched on. What it has been through before counts on: shutdowns soon after a start, and scans
   * of WinRE in vain.
   */
  private Step startedAgain(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    int again =
        situation
            .defect()
            .filter(defect -> defect.trigger() == Trigger.AFTER_RUNNING)
            .map(defect -> tick + Math.max(1, defect.afterMinutes()))
            .map(after -> presence.nextUp(facts.profile(), facts.key(), after))
            .orElse(NEVER);
    return again == NEVER
        ? Step.of(new Endpoint(Phase.ACTIVE, NEVER, tick, 0, 0, RecoveryMeans.RESTARTS), STARTED)
        : Step.of(
            new Endpoint(
                Phase.ACTIVE,
                again,
                tick,
                endpoint.attempt(),
                endpoint.failedStarts(),
                RecoveryMeans.RESTARTS),
            STARTED);
  }

  /** WinRE looks for a remediation; on entering it, at once. */
  private Step scan(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    var settings = facts.profile().recovery();
    int scans = endpoint.attempt();
    boolean published = situation.isRemediationPublished(tick);
    return switch (QuickMachineRecovery.atScan(settings, facts.os(), true, published, scans)) {
      case STARTUP_REPAIR -> Step.of(endpoint.to(Phase.AWAITING_HANDS, NEVER), HANDS_NEEDED);
      case APPLY ->
          situation.remediationLimited()
              ? Step.of(endpoint.to(Phase.REMEDIATION_QUEUED, NEVER))
              : Step.of(
                  endpoint.to(Phase.REMEDIATING, tick + parameters.remediationMinutes()),
                  REMEDIATION_FOUND);
      case WAIT ->
          Step.of(
              waiting(
                  endpoint,
                  Phase.WINRE_WAITING,
                  tick + QuickMachineRecovery.minutesToNextScan(settings, scans)),
              REMEDIATION_MISSED);
      case SHOW_OPTIONS ->
          Step.of(endpoint.to(Phase.AWAITING_HANDS, NEVER), REMEDIATION_MISSED, HANDS_NEEDED);
      case RESTART ->
          Step.of(
              waiting(endpoint, Phase.CRASHED, tick + timing.restart(facts)),
              REMEDIATION_MISSED,
              RECOVERY_TIMED_OUT);
    };
  }

  /** One more scan was made; a restart out of WinRE counts failed starts from zero. */
  private static Endpoint waiting(Endpoint endpoint, Phase phase, int due) {
    return new Endpoint(
        phase, due, endpoint.since(), endpoint.attempt() + 1, 0, RecoveryMeans.NONE);
  }

  /** One more start in a boot loop: the network may come up before the fault does. */
  private Step race(Facts facts, Endpoint endpoint, int tick, Situation situation) {
    int tries = endpoint.attempt() + 1;
    boolean wins =
        situation.isReverted(tick)
            && timing.draws().happens(parameters.raceWins(), facts.key(), Draw.BOOT_RACE, tries);
    if (wins) {
      return Step.of(up(RecoveryMeans.RESTARTS, tick), REMEDIATED, ROLLED_BACK, STARTED);
    }
    boolean last = tries >= parameters.raceStarts();
    return Step.of(endpoint.again(last ? NEVER : tick + timing.restart(facts)), START_FAILED);
  }

  private Step mended(Facts facts, Endpoint endpoint, int tick, RecoveryMeans means) {
    return Step.of(
        new Endpoint(
            Phase.BOOTING_MENDED, tick + timing.start(facts), endpoint.since(), 0, 0, means),
        REMEDIATED,
        ROLLED_BACK);
  }

  private static RecoveryMeans handsMeans(Facts facts) {
    return facts.profile().encrypted() ? RecoveryMeans.HANDS_WITH_KEY : RecoveryMeans.HANDS;
  }

  private static Endpoint up(RecoveryMeans means, int tick) {
    return new Endpoint(Phase.RECOVERED, NEVER, tick, 0, 0, means);
  }
}
