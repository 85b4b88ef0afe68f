package io.fleettwin.forecast;

import static io.fleettwin.endpoint.Endpoint.NEVER;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.EndpointModel;
import io.fleettwin.endpoint.Facts;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.endpoint.Resource;
import io.fleettwin.endpoint.Situation;
import io.fleettwin.endpoint.Step;
import io.fleettwin.fleet.SimulatedCounts;
import io.fleettwin.software.OsBuild;
import java.util.Optional;

/**
 * Plays one device on, from what it was at a tick, for as long as nothing from outside touches it.
 * An endpoint does one thing a tick: what would be due at the tick of the last one comes a tick
 * later. One object plays many devices, one after the other.
 */
final class Course {

  private final EndpointModel model;
  private final SimulatedCounts counts;
  private Facts facts;

  /** The build of Windows that the update brings; null if it is no update of Windows. */
  private OsBuild windows;

  /** The facts once the device has that build, null before they are asked for. */
  private Facts updated;

  private Situation situation;
  private Endpoint endpoint;
  private int acted;

  /** For how many turns it has waited while it was played on, and since when for the last. */
  private int waits;

  private int waitsSince;

  /** From when on what it does since a tick, up or down, is known outside; worked out seldom. */
  private int known;

  private int knownSince;
  private boolean knownDown;

  Course(EndpointModel model, SimulatedCounts counts) {
    this.model = model;
    this.counts = counts;
  }

  /**
   * Takes up a device.
   *
   * @param at how it was at the tick at which it last did something
   */
  void take(Facts of, Situation in, Endpoint at, int tick) {
    facts = of;
    updated = null;
    if (situation == null || !situation.update().equals(in.update())) {
      windows = in.update().windows().orElse(null);
    }
    situation = in;
    endpoint = at;
    acted = tick;
    knownSince = -1;
  }

  /** From now on it is exposed to something else. */
  void nowIn(Situation next) {
    situation = next;
  }

  /** Goes back to how it was at an earlier tick. */
  void goBack(Endpoint at, int tick) {
    endpoint = at;
    acted = tick;
  }

  EndpointModel model() {
    return model;
  }

  Facts facts() {
    return facts;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** When it last did something. */
  int acted() {
    return acted;
  }

  /** When it does the next thing by itself; {@link Endpoint#NEVER} if nothing. */
  int next() {
    return endpoint.due() == NEVER ? NEVER : Math.max(endpoint.due(), acted + 1);
  }

  /** Goes to the end of a tick. */
  void goTo(int tick) {
    while (next() <= tick) {
      int at = next();
      became(model.step(now(), endpoint, at, situation), at);
    }
  }

  /** What is true of the device in its present state: Windows may be another build by now. */
  private Facts now() {
    if (windows == null || !endpoint.phase().hasNewVersion()) {
      return facts;
    }
    if (updated == null) {
      updated = new Facts(facts.key(), facts.profile(), windows, facts.defective(), facts.recurs());
    }
    return updated;
  }

  private void became(Step step, int tick) {
    endpoint = step.next();
    acted = tick;
  }

  /** In which counts it stands at the end of a tick, in its present state. */
  int mask(int tick) {
    return tick >= known()
        ? SimulatedCounts.maskOnceKnown(endpoint)
        : SimulatedCounts.maskBefore(endpoint);
  }

  private int known() {
    boolean down = endpoint.phase().isDown();
    if (endpoint.since() != knownSince || down != knownDown) {
      known = counts.knownAt(facts.profile(), facts.key(), endpoint);
      knownSince = endpoint.since();
      knownDown = down;
    }
    return known;
  }

  /** What it does when it gets what it waited for. */
  Step granted(int tick) {
    return model.grant(now(), endpoint, tick, situation);
  }

  /** What it does when its update is taken back. */
  Step reverted(int tick) {
    return model.revert(now(), endpoint, tick, situation);
  }

  /** Something from outside changes it at a tick, after the end of the one before. */
  void touch(Step step, int tick, Changes into) {
    int before = mask(tick - 1);
    became(step, tick);
    into.happen(tick, step.code(), 1);
    into.move(tick, before, mask(tick), 1);
  }

  /**
   * Plays on from the end of a tick, and counts what changes.
   *
   * @param from the tick at whose end it is as it is
   * @param to the last tick
   * @param arrivals is told when it begins to wait, in the name of a row
   */
  void playOn(int from, int to, Changes into, Arrivals arrivals, int row) {
    waits = EndpointModel.waitsFor(endpoint).isPresent() ? 1 : 0;
    waitsSince = acted;
    int mask = mask(from);
    while (true) {
      mask = becomesKnown(from, to, mask, into, 1);
      int next = next();
      if (next > to) {
        return;
      }
      Phase before = endpoint.phase();
      mask = act(next, mask, into, 1);
      if (endpoint.phase() != before) {
        Optional<Resource> awaited = EndpointModel.waitsFor(endpoint);
        if (awaited.isPresent()) {
          arrivals.add(next, awaited.get(), row, endpoint.since());
          waits++;
          waitsSince = next;
        }
      }
    }
  }

  /** Plays on as it did before, and takes back what was counted. */
  void playBack(int from, int to, Changes into) {
    int mask = mask(from);
    while (true) {
      mask = becomesKnown(from, to, mask, into, -1);
      int next = next();
      if (next > to) {
        return;
      }
      mask = act(next, mask, into, -1);
    }
  }

  /** Counts that what it is becomes known before it does the next thing. */
  private int becomesKnown(int from, int to, int mask, Changes into, int devices) {
    int heard = known();
    if (heard <= Math.max(from, acted) || heard >= next() || heard > to) {
      return mask;
    }
    int then = SimulatedCounts.maskOnceKnown(endpoint);
    into.move(heard, mask, then, devices);
    return then;
  }

  private int act(int tick, int mask, Changes into, int devices) {
    Step step = model.step(now(), endpoint, tick, situation);
    became(step, tick);
    int then = mask(tick);
    into.happen(tick, step.code(), devices);
    into.move(tick, mask, then, devices);
    return then;
  }

  /**
   * Whether whoever asks how it was when its turn may have come finds it as it is now: it has not
   * waited while it was played on, or has done nothing since it began to.
   */
  boolean isAsItWaits() {
    return waits == 0 || (waits == 1 && waitsSince == acted);
  }
}
