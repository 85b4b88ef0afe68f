package io.fleettwin.fleet;

import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.device.Machines.laptop;
import static io.fleettwin.device.Machines.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.endpoint.Presence;
import io.fleettwin.random.Draws;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** When a device that is not heard any more counts as silent: after 50 minutes, if it is on. */
class SilenceTest {

  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;
  private static final int PATIENCE = 50;

  /** Tick 0 is a Monday, 0:00 UTC; nobody leaves a desktop on at night. */
  private static final Presence PRESENCE = new Presence(new Calendar(0), new Draws(42), 0, 0.4);

  private static final Silence SILENCE = Silence.of(ModelParameters.defaults(), PRESENCE);

  @Property
  void aServerIsMissedWheneverItIsNotHeard(
      @ForAll long key, @ForAll @IntRange(max = 14 * DAY) int heard) {
    assertThat(SILENCE.beginsAt(server(), key, heard)).isEqualTo(heard + PATIENCE);
  }

  @Property
  void nobodyIsMissedWithinTheFirst50MinutesOfAMorning(
      @ForAll long key, @ForAll @IntRange(max = 4 * DAY) int someTick) {
    int heard = PRESENCE.nextUp(desktop(), key, someTick);
    int begins = SILENCE.beginsAt(desktop(), key, heard);
    for (int tick = begins - PATIENCE; tick <= begins; tick++) {
      assertThat(PRESENCE.isUp(desktop(), key, tick)).as("on at %d", tick).isTrue();
    }
  }

  @Property
  void aLidThatIsClosedAtNoonIsNoSilence(@ForAll long key) {
    int closed = 11 * HOUR;
    while (PRESENCE.isUp(laptop(), key, closed)) {
      closed++;
    }
    int opened = PRESENCE.nextUp(laptop(), key, closed);
    assertThat(SILENCE.beginsAt(laptop(), key, closed - 1)).isEqualTo(opened + PATIENCE);
  }

  @Property
  void theLastHeartbeatIsLessThanAnIntervalAgoAndTheSameUntilTheNext(
      @ForAll long key, @ForAll @IntRange(min = 15, max = 100_000) int tick) {
    int last = SILENCE.lastBeat(key, tick);
    assertThat(tick - last).isBetween(0, 14);
    assertThat(SILENCE.lastBeat(key, last + 14)).isEqualTo(last);
    assertThat(SILENCE.lastBeat(key, last + 15)).isEqualTo(last + 15);
  }
}
