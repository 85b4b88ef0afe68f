package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.at;
import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.device.Machines.laptop;
import static io.fleettwin.device.Machines.server;
import static io.fleettwin.endpoint.Endpoint.MAX_TICK;
import static io.fleettwin.endpoint.Endpoint.NEVER;
import static io.fleettwin.endpoint.Scene.CALENDAR;
import static io.fleettwin.endpoint.Scene.DAY;
import static io.fleettwin.endpoint.Scene.driver;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceProfile;
import io.fleettwin.random.Draws;
import io.fleettwin.update.Trigger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * A world ends with its last tick; what would be due after it never happens, and nothing breaks.
 */
class LastTickTest {

  private static final Presence PRESENCE = new Presence(CALENDAR, new Draws(42), 0.25, 0.4);

  @Property(tries = 300)
  void untilTheLastTickItIsKnownWhenADeviceIsOn(
      @ForAll("machines") DeviceProfile profile,
      @ForAll long key,
      @ForAll @IntRange(min = MAX_TICK - 7 * DAY, max = MAX_TICK) int tick) {
    assertThat(PRESENCE.nextUp(profile, key, tick)).isBetween(tick, tick + 4 * DAY);
    assertThat(PRESENCE.endOfActiveHours(profile, tick)).isBetween(tick + 1, tick + DAY);
    assertThat(PRESENCE.nextStart(profile, key, tick)).isGreaterThan(tick);
  }

  @Property(tries = 300)
  void whatBeginsShortlyBeforeTheLastTickEndsWithIt(
      @ForAll("machines") DeviceProfile profile,
      @ForAll long key,
      @ForAll Trigger trigger,
      @ForAll boolean content,
      @ForAll @IntRange(max = 3 * DAY) int before) {
    var scene = given(profile).key(key).offeredAt(MAX_TICK - before).hitBy(trigger, 30);
    var story = (content ? scene : scene.offered(driver())).playsUntil(MAX_TICK);
    assertThat(story.moments()).allMatch(moment -> moment.tick() <= MAX_TICK);
    assertThat(story.end().due()).isEqualTo(NEVER);
  }

  @Provide
  Arbitrary<DeviceProfile> machines() {
    return Arbitraries.of(desktop(), laptop(), server(), at(840, laptop()), at(-720, desktop()));
  }
}
