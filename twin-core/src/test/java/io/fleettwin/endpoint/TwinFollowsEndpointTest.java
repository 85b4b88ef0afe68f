package io.fleettwin.endpoint;

import static io.fleettwin.endpoint.Scene.MONDAY;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.BootHealth;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.Machines;
import io.fleettwin.recovery.BootStatusPolicy;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens to an endpoint, its twin shows how it is. */
class TwinFollowsEndpointTest {

  @Property(tries = 400)
  void theTwinShowsAtEachStepHowTheEndpointIs(@ForAll("scenes") Scene scene) {
    for (Device twin : scene.plays().twins()) {
      var endpoint = Endpoint.unpack(twin.endpoint());
      var health = twin.boot().health();
      var shown = endpoint.isDegraded() ? BootHealth.DEGRADED : healthOf(endpoint.phase());
      assertThat(health).as("%s", endpoint).isEqualTo(shown);
    }
  }

  @Property(tries = 200)
  void aStoryIsTheSameEachTimeItIsTold(@ForAll("scenes") Scene scene) {
    EndpointModel model = scene.model();
    assertThat(scene.playsOn(model).moments()).isEqualTo(scene.playsOn(model).moments());
  }

  @Property(tries = 200)
  void whoIsUpAgainIsKnownToHaveBeenMendedByTheSameMeans(@ForAll("scenes") Scene scene) {
    var story = scene.plays();
    if (story.end().phase() == Phase.RECOVERED) {
      assertThat(story.twin().boot().recoveredBy()).isEqualTo(story.end().means());
    }
  }

  @Property(tries = 200)
  void timeNeverRunsBackwards(
      @ForAll("scenes") Scene scene, @ForAll @IntRange(max = 10_000) int revertAfter) {
    var story = scene.takenBackAt(scene.offerTick() + revertAfter).plays();
    assertThat(story.moments()).extracting(Moment::tick).isSorted();
    story.states().forEach((tick, state) -> assertThat(state.due()).isGreaterThan(tick - 1));
  }

  private static BootHealth healthOf(Phase phase) {
    return switch (phase) {
      case IDLE,
          OFFERED,
          DOWNLOAD_QUEUED,
          INSTALLING,
          PENDING_RESTART,
          ACTIVE,
          RECOVERED,
          ROLLING_BACK,
          ROLLED_BACK,
          WITHDRAWN ->
          BootHealth.HEALTHY;
      case RESTARTING, BOOTING_MENDED -> BootHealth.BOOTING;
      case CRASHED, ENTERING_WINRE -> BootHealth.CRASHED;
      case WINRE_WAITING, REMEDIATION_QUEUED, REMEDIATING -> BootHealth.RECOVERY;
      case BOOT_LOOP -> BootHealth.BOOT_LOOP;
      case AWAITING_HANDS, HANDS_ON -> BootHealth.AWAITING_HANDS;
      case AGENT_RETRY, AGENT_DOWN, AGENT_ROLLING_BACK -> BootHealth.DEGRADED;
    };
  }

  @Provide
  Arbitrary<Scene> scenes() {
    return Combinators.combine(machines(), updates(), defects(), options(), Arbitraries.longs())
        .as((profile, update, trigger, options, key) -> {
          var scene = given(profile).offered(update).key(key).offeredAt(MONDAY + 600);
          trigger.ifPresent(when -> scene.hitBy(when, 90));
          options.forEach(option -> option.accept(scene));
          return scene;
        });
  }

  private static Arbitrary<Set<Consumer<Scene>>> options() {
    return Arbitraries.<Consumer<Scene>>of(
            scene -> scene.granted(Resource.SERVICE_DESK, 240),
            scene -> scene.remediationPublishedAt(MONDAY + 900),
            Scene::thatDoesNotRecur,
            Scene::whoseAgentIsDown,
            Scene::before24H2)
        .set();
  }

  private static Arbitrary<Optional<Trigger>> defects() {
    return Arbitraries.of(Trigger.class).optional(0.8);
  }

  private static Arbitrary<Update> updates() {
    return Combinators.combine(
            Arbitraries.of(UpdateKind.class),
            Arbitraries.of(DriverMode.class),
            Arbitraries.of(true, false))
        .as(Scene::update);
  }

  private static Arbitrary<DeviceProfile> machines() {
    var profiles =
        Arbitraries.of(Machines.desktop(), Machines.laptop(), Machines.kiosk(), Machines.server());
    var settings =
        Combinators.combine(
                Arbitraries.of(true, false),
                Arbitraries.of(true, false),
                Arbitraries.of(BootStatusPolicy.class))
            .as((cloud, auto, boot) -> settings(cloud, auto, boot));
    return Combinators.combine(settings, profiles).as(Machines::with);
  }

  private static RecoverySettings settings(boolean cloud, boolean auto, BootStatusPolicy boot) {
    return new RecoverySettings(cloud, auto, 30, 180, boot, WinReNetwork.WIRED);
  }
}
