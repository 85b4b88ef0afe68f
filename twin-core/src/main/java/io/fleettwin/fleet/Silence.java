package io.fleettwin.fleet;

import io.fleettwin.device.DeviceProfile;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.endpoint.Presence;
import io.fleettwin.random.Draw;

/**
 * When a device that is not heard any more counts as silent: once it has missed more heartbeats
 * than are let pass, and the telemetry's delay is over. Only heartbeats count that it should have
 * sent, by the hours at which it should be switched on, so that a night or a closed lid is no
 * silence. The one copy of this rule, for real and simulated devices alike.
 *
 * @param everyMinutes between two heartbeats
 * @param missedBeats that are let pass
 * @param delayMinutes from a heartbeat to its being known
 */
record Silence(int everyMinutes, int missedBeats, int delayMinutes, Presence presence) {

  static Silence of(ModelParameters parameters, Presence presence) {
    return new Silence(
        parameters.heartbeatMinutes(),
        parameters.missedBeats(),
        parameters.telemetryDelayMinutes(),
        presence);
  }

  /**
   * The tick from which a device counts as silent, if it is not heard before. A device that is
   * switched off while it is waited for has as long again from when it should be on.
   *
   * @param heardTick when it was heard last
   */
  int beginsAt(DeviceProfile profile, long deviceKey, int heardTick) {
    int lastBeat = heardTick + (missedBeats + 1) * everyMinutes;
    int upUntil = heardTick;
    for (int beat = heardTick + everyMinutes; beat <= lastBeat; beat += everyMinutes) {
      upUntil = beat < upUntil ? upUntil : presence.upUntil(profile, deviceKey, beat);
      if (upUntil == beat) {
        return presence.nextUp(profile, deviceKey, beat) + patience();
      }
    }
    int known = lastBeat + delayMinutes;
    upUntil = known < upUntil ? upUntil : presence.upUntil(profile, deviceKey, known);
    return upUntil > known ? known : presence.nextUp(profile, deviceKey, known) + patience();
  }

  private int patience() {
    return (missedBeats + 1) * everyMinutes + delayMinutes;
  }

  /** The last heartbeat of a simulated device that was up until a tick; none of them is sent. */
  int lastBeat(long deviceKey, int tick) {
    int phase = presence.draws().below(everyMinutes, deviceKey, Draw.HEARTBEAT, 0);
    return tick - Math.floorMod(tick - phase, everyMinutes);
  }
}
