package io.fleettwin.device;

import static io.fleettwin.device.Commands.enrol;
import static io.fleettwin.device.Commands.hold;
import static io.fleettwin.device.Commands.offer;
import static io.fleettwin.device.Commands.progress;
import static io.fleettwin.device.Commands.release;
import static io.fleettwin.device.TestedDevice.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.DeviceCommand.OfferUpdate;
import io.fleettwin.device.DeviceEvent.HoldPlaced;
import io.fleettwin.device.DeviceEvent.HoldReleased;
import io.fleettwin.device.DeviceEvent.UpdateOffered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which offers a device takes, and how holds keep them away. */
class OffersTest {

  @Test
  void anOfferIsTakenAndNothingIsInstalledYet() {
    var device =
        given(enrol())
            .when(offer("o", "r1"))
            .then(UpdateOffered.class)
            .thenProgressIs(InstallProgress.OFFERED)
            .thenContentIs("290")
            .device();
    assertThat(device.isAssignedTo("r1")).isTrue();
    assertThat(device.isAssignedTo("r2")).isFalse();
  }

  @Test
  void inASimulatedWorldTheOfferBringsTheEndpointThatHasIt() {
    var offer = new Offer("r1", 0, "u1", Commands.CONTENT_291);
    var device = given(enrol()).when(new OfferUpdate("o", Commands.TICK, offer, 77)).device();
    assertThat(device.endpoint()).isEqualTo(77);
  }

  @Test
  void oneRolloutOffersOnceUnderWhateverCommandId() {
    given(enrol(), offer("o", "r1")).when(offer("o2", "r1")).thenNothingChanges();
  }

  @ParameterizedTest
  @EnumSource(
      value = InstallProgress.class,
      names = {"INSTALLING", "PENDING_RESTART"})
  void aDeviceThatIsBusyWithOneUpdateTakesNoOther(InstallProgress busy) {
    given(enrol(), offer("o", "r1"), progress("p", "r1", busy))
        .when(offer("o2", "r2"))
        .thenRefused(RefusalCode.WRONG_STATE)
        .thenProgressIs(busy);
  }

  @Test
  void aDeviceThatWasJustOfferedAnUpdateTakesNoOther() {
    given(enrol(), offer("o", "r1")).when(offer("o2", "r2")).thenRefused(RefusalCode.WRONG_STATE);
  }

  @ParameterizedTest
  @EnumSource(
      value = InstallProgress.class,
      names = {"ACTIVE", "FAILED"})
  void aDeviceThatIsDoneWithOneUpdateTakesTheNext(InstallProgress done) {
    var device =
        given(enrol(), offer("o", "r1"), progress("p", "r1", done))
            .when(offer("o2", "r2"))
            .then(UpdateOffered.class)
            .device();
    assertThat(device.isAssignedTo("r2")).isTrue();
    assertThat(device.isAssignedTo("r1")).isFalse();
    assertThat(device.wasOfferedBy("r1")).isTrue();
    assertThat(device.wasOfferedBy("r3")).isFalse();
  }

  @Test
  void earlierOffersAreRememberedUpToALimit() {
    var device = given(enrol());
    for (int i = 0; i <= Device.MAX_EARLIER + 1; i++) {
      device.when(offer("o" + i, "r" + i)).then(UpdateOffered.class);
      device.when(progress("p" + i, "r" + i, InstallProgress.FAILED));
    }
    assertThat(device.device().earlier())
        .hasSize(Device.MAX_EARLIER)
        .extracting(past -> past.offer().rollout())
        .startsWith("r1", "r2")
        .endsWith("r" + Device.MAX_EARLIER);
  }

  @Test
  void aDeviceUnderASafeguardHoldIsOfferedNothing() {
    var device =
        given(enrol())
            .when(hold("h", "hold-1"))
            .then(HoldPlaced.class)
            .when(offer("o", "r1"))
            .thenRefused(RefusalCode.HELD)
            .device();
    assertThat(device.assignment()).isEmpty();
    assertThat(device.holds()).containsExactly("hold-1");
  }

  @Test
  void theOfferThatAHoldKeptAwayCanBeMadeOnceTheHoldEnds() {
    given(enrol(), hold("h", "hold-1"))
        .when(offer("o", "r1"))
        .thenRefused(RefusalCode.HELD)
        .when(release("l", "hold-1"))
        .then(HoldReleased.class)
        .when(offer("o", "r1"))
        .then(UpdateOffered.class);
  }

  @Test
  void oneOfTwoHoldsIsEnoughToKeepAnOfferAway() {
    given(enrol(), hold("h", "hold-1"), hold("h2", "hold-2"), release("l", "hold-1"))
        .when(offer("o", "r1"))
        .thenRefused(RefusalCode.HELD);
  }

  @Test
  void placingAHoldTwiceOrEndingOneThatIsNotThereChangesNothing() {
    var device = given(enrol(), hold("h", "hold-1"));
    device.when(hold("h2", "hold-1")).thenNothingChanges();
    device.when(release("l", "hold-2")).thenNothingChanges();
  }

  @Test
  void holdsAreLimited() {
    var device = given(enrol());
    for (int i = 0; i < Device.MAX_HOLDS; i++) {
      device.when(hold("h" + i, "hold-" + i)).then(HoldPlaced.class);
    }
    device.when(hold("h", "one-too-many")).thenRefused(RefusalCode.INVALID);
  }
}
