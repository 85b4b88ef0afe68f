package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.device.Machines.laptop;
import static io.fleettwin.endpoint.Happening.BUG_CHECKED;
import static io.fleettwin.endpoint.Happening.INSTALL_STARTED;
import static io.fleettwin.endpoint.Happening.OFFER_WITHDRAWN;
import static io.fleettwin.endpoint.Happening.RESTART_BEGAN;
import static io.fleettwin.endpoint.Happening.ROLLED_BACK;
import static io.fleettwin.endpoint.Happening.UPDATE_ACTIVATED;
import static io.fleettwin.endpoint.Scene.DAY;
import static io.fleettwin.endpoint.Scene.HOUR;
import static io.fleettwin.endpoint.Scene.MONDAY;
import static io.fleettwin.endpoint.Scene.MONDAY_NOON;
import static io.fleettwin.endpoint.Scene.SATURDAY_NOON;
import static io.fleettwin.endpoint.Scene.driver;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceProfile;
import io.fleettwin.update.Trigger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A device that is off is not offered anything, does not crash, and is silent. */
class OfflineTest {

  static Stream<DeviceProfile> machinesThatAreSwitchedOff() {
    return Stream.of(desktop(), laptop());
  }

  @ParameterizedTest
  @MethodSource("machinesThatAreSwitchedOff")
  void whatIsPushedOnAWeekendReachesTheDeviceOnMonday(DeviceProfile profile) {
    for (long key = 0; key < 100; key++) {
      var scene = given(profile).key(key).offeredAt(SATURDAY_NOON).hitBy(Trigger.AT_LOAD);
      var story = scene.plays();
      int nextMonday = MONDAY + 7 * DAY;
      assertThat(story.tickOf(UPDATE_ACTIVATED)).isBetween(nextMonday, nextMonday + DAY);
      assertThat(story.tickOf(BUG_CHECKED)).isEqualTo(scene.nextUp(SATURDAY_NOON + 5));
    }
  }

  @ParameterizedTest
  @MethodSource("machinesThatAreSwitchedOff")
  void whatIsTakenBackOverTheWeekendNeverReachesTheDevice(DeviceProfile profile) {
    for (long key = 0; key < 100; key++) {
      var story =
          given(profile)
              .key(key)
              .offeredAt(SATURDAY_NOON)
              .hitBy(Trigger.AT_LOAD)
              .takenBackAt(SATURDAY_NOON + DAY)
              .plays();
      assertThat(story.happenings()).containsExactly(OFFER_WITHDRAWN);
    }
  }

  @Property(tries = 300)
  void noDeviceTakesContentOrCrashesWhileItIsOff(
      @ForAll @IntRange(max = 2) int machine,
      @ForAll @IntRange(max = 100_000) int key,
      @ForAll @IntRange(max = Calendar.WEEK) int minute,
      @ForAll @IntRange(max = 3_000) int afterMinutes) {
    var profile = machine == 0 ? laptop() : desktop();
    var scene =
        given(profile)
            .key(key)
            .offeredAt(MONDAY + minute)
            .hitBy(Trigger.AFTER_RUNNING, afterMinutes);
    var story = scene.playsUntil(scene.offerTick() + 8 * DAY);
    assertThat(scene.isUp(story.tickOf(UPDATE_ACTIVATED))).isTrue();
    assertThat(story.ticksOf(BUG_CHECKED)).isNotEmpty().allMatch(scene::isUp);
  }

  @Property(tries = 300)
  void noDeviceInstallsADriverOrRestartsForItWhileItIsOff(
      @ForAll @IntRange(max = 100_000) int key,
      @ForAll @IntRange(max = Calendar.WEEK) int minute,
      @ForAll @IntRange(max = 3 * DAY) int deadline) {
    var scene =
        given(desktop())
            .key(key)
            .offered(driver())
            .offeredAt(MONDAY + minute)
            .withDeadline(deadline);
    var story = scene.plays();
    assertThat(scene.isUp(story.tickOf(INSTALL_STARTED))).isTrue();
    assertThat(scene.isUp(story.tickOf(RESTART_BEGAN))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("machinesThatAreSwitchedOff")
  void aDeviceThatIsOffGoesBackToTheOldVersionOnceItIsUp(DeviceProfile profile) {
    int night = MONDAY + 23 * HOUR;
    for (long key = 0; key < 100; key++) {
      var scene = given(profile).key(key).offeredAt(MONDAY_NOON).takenBackAt(night);
      var story = scene.plays();
      assertThat(story.tickOf(ROLLED_BACK)).isGreaterThanOrEqualTo(night + HOUR);
      assertThat(scene.isUp(story.tickOf(ROLLED_BACK))).isTrue();
    }
  }
}
