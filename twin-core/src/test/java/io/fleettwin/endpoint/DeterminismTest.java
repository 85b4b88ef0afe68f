package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.endpoint.Scene.driver;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.update.Trigger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The seed and the device decide what happens, and nothing else does. */
class DeterminismTest {

  @Test
  void oneModelPlaysManyDevicesInAnyOrderWithTheSameResult() {
    Scene scene = given(desktop()).offered(driver()).hitBy(Trigger.AT_LOAD);
    EndpointModel model = scene.model();
    List<Moment> first = scene.key(1).playsOn(model).moments();
    List<Moment> second = scene.key(2).playsOn(model).moments();
    assertThat(second).isNotEqualTo(first);
    assertThat(scene.key(2).playsOn(model).moments()).isEqualTo(second);
    assertThat(scene.key(1).playsOn(model).moments()).isEqualTo(first);
  }

  @Test
  void devicesDifferUnderOneSeed() {
    Set<List<Moment>> stories = new HashSet<>();
    for (long key = 0; key < 100; key++) {
      stories.add(given(desktop()).offered(driver()).key(key).plays().moments());
    }
    assertThat(stories).hasSizeGreaterThan(50);
  }

  @Test
  void oneDeviceDiffersUnderManySeeds() {
    Set<List<Moment>> stories = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      stories.add(given(desktop()).offered(driver()).seed(seed).plays().moments());
    }
    assertThat(stories).hasSizeGreaterThan(50);
  }
}
