package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.device.Machines.server;
import static io.fleettwin.endpoint.Happening.*;
import static io.fleettwin.endpoint.Scene.DAY;
import static io.fleettwin.endpoint.Scene.HOUR;
import static io.fleettwin.endpoint.Scene.MONDAY_NOON;
import static io.fleettwin.endpoint.Scene.content;
import static io.fleettwin.endpoint.Scene.driver;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.Machines;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Taking an update back withdraws what has not installed and rolls back what has. */
class RevertTest {

  @Test
  void anOfferThatHasNotReachedTheDeviceIsWithdrawn() {
    var story = given(server()).offered(driver()).takenBackAt(MONDAY_NOON).plays();
    assertThat(story.happenings()).containsExactly(OFFER_WITHDRAWN);
    assertThat(story.end().phase()).isEqualTo(Phase.WITHDRAWN);
  }

  @Test
  void aDownloadThatWaitsForBandwidthIsWithdrawn() {
    var story = given(server()).scarce(Resource.BANDWIDTH).takenBackAt(MONDAY_NOON + HOUR).plays();
    assertThat(story.happenings()).containsExactly(OFFER_WITHDRAWN);
  }

  @Test
  void anInstallationUnderWayIsWithdrawnAndNeverActs() {
    int begun = given(server()).offered(driver()).plays().tickOf(INSTALL_STARTED);
    var story = given(server()).offered(driver()).takenBackAt(begun + 1).plays();
    assertThat(story.happenings()).containsExactly(INSTALL_STARTED, OFFER_WITHDRAWN);
    assertThat(story.end().phase()).isEqualTo(Phase.WITHDRAWN);
  }

  @Test
  void anUpdateThatWaitsForItsRestartIsWithdrawnAndNeverActs() {
    int pending = given(server()).offered(driver()).plays().tickOf(RESTART_PENDING);
    var story =
        given(server()).offered(driver()).hitBy(Trigger.AT_LOAD).takenBackAt(pending + 1).plays();
    assertThat(story.happenings()).endsWith(OFFER_WITHDRAWN).doesNotContain(UPDATE_ACTIVATED);
    assertThat(story.end().phase()).isEqualTo(Phase.WITHDRAWN);
  }

  @Test
  void contentThatIsActiveIsRolledBackAsFastAsItCame() {
    int revert = MONDAY_NOON + HOUR;
    var story = given(server()).takenBackAt(revert).plays();
    assertThat(story.happenings()).containsExactly(UPDATE_ACTIVATED, ROLLBACK_ORDERED, ROLLED_BACK);
    assertThat(story.tickOf(ROLLED_BACK)).isBetween(revert, revert + 5);
    assertThat(story.twin().installed()).isEqualTo(Machines.INSTALLED);
  }

  @Test
  void aDefectThatHasNotShownYetNeverShows() {
    var story =
        given(server()).hitBy(Trigger.AFTER_RUNNING, DAY).takenBackAt(MONDAY_NOON + HOUR).plays();
    assertThat(story.happenings()).endsWith(ROLLED_BACK).doesNotContain(BUG_CHECKED);
  }

  @Test
  void whicheverMinuteContentIsTakenBackNobodyKeepsIt() {
    for (int minute = 0; minute <= 10; minute++) {
      var story = given(server()).takenBackAt(MONDAY_NOON + minute).plays();
      assertThat(story.twin().installed()).as("minute %d", minute).isEqualTo(Machines.INSTALLED);
      assertThat(story.end().phase().isSettled()).as("minute %d", minute).isTrue();
    }
  }

  @Test
  void whicheverMinuteADriverIsTakenBackNobodyKeepsIt() {
    int last = given(server()).offered(driver()).plays().tickOf(UPDATE_ACTIVATED) + 5;
    for (int tick = last - 20; tick <= last; tick++) {
      var story = given(server()).offered(driver()).takenBackAt(tick).plays();
      assertThat(story.twin().drivers())
          .as("taken back %d minutes before the new version has run for five", last - tick)
          .isEqualTo(Machines.DRIVERS);
    }
  }

  @Test
  void aDeviceThatCameBackByItselfStillGoesBackToTheOldVersion() {
    var story =
        given(server())
            .hitBy(Trigger.AT_LOAD)
            .thatDoesNotRecur()
            .takenBackAt(MONDAY_NOON + HOUR)
            .plays();
    assertThat(story.happenings()).containsSubsequence(BUG_CHECKED, STARTED, ROLLED_BACK);
    assertThat(story.twin().installed()).isEqualTo(Machines.INSTALLED);
  }

  @Test
  void whicheverMinuteItIsTakenBackWhoCrashedOnceGoesBackToTheOldVersion() {
    for (int minute = 0; minute <= 10; minute++) {
      var story =
          given(server())
              .before24H2()
              .hitBy(Trigger.AT_LOAD)
              .thatDoesNotRecur()
              .takenBackAt(MONDAY_NOON + minute)
              .plays();
      assertThat(story.twin().installed()).as("minute %d", minute).isEqualTo(Machines.INSTALLED);
      assertThat(story.end().phase().isSettled()).as("minute %d", minute).isTrue();
    }
  }

  /** Windows Update is looked at every 22 hours; crashes in between do not begin that anew. */
  @Test
  void whoCrashesOverAndOverAfterRunningHearsOfItAllTheSame() {
    for (long key = 0; key < 50; key++) {
      var scene = given(server()).key(key).offered(driver()).hitBy(Trigger.AFTER_RUNNING, HOUR);
      int revert = scene.playsUntil(MONDAY_NOON + 3 * DAY).tickOf(BUG_CHECKED) + 1;
      var story = scene.takenBackAt(revert).plays();
      assertThat(story.end().phase()).as("key %d", key).isEqualTo(Phase.ROLLED_BACK);
      assertThat(story.end().means()).isEqualTo(RecoveryMeans.RESTARTS);
      assertThat(story.tickOf(ROLLED_BACK)).isLessThanOrEqualTo(revert + 22 * HOUR + 5);
      assertThat(story.twin().drivers()).isEqualTo(Machines.DRIVERS);
    }
  }

  @Test
  void aDeviceInWinReHearsNothingOfItAndWaitsForHands() {
    var story = given(desktop()).hitBy(Trigger.AT_LOAD).takenBackAt(MONDAY_NOON + HOUR).plays();
    assertThat(story.end().phase()).isEqualTo(Phase.AWAITING_HANDS);
    assertThat(story.happenings()).doesNotContain(ROLLED_BACK, STARTED);
  }

  @ParameterizedTest
  @EnumSource(DriverMode.class)
  void whoNeverHadTheUpdateIsNotHurtByItsEnd(DriverMode mode) {
    var story =
        given(desktop())
            .offered(content(mode))
            .offeredAt(Scene.SATURDAY_NOON)
            .hitBy(Trigger.AT_LOAD)
            .takenBackAt(Scene.SATURDAY_NOON + 1)
            .plays();
    assertThat(story.happenings()).containsExactly(OFFER_WITHDRAWN);
    assertThat(story.twin().installed()).isEqualTo(Machines.INSTALLED);
  }

  @Test
  void whatIsNoLongerOfferedIsWithdrawnFromWhoStillWaitsForIt() {
    var offered = given(server()).offered(driver()).playsUntil(MONDAY_NOON).end();
    var queued = given(server()).scarce(Resource.BANDWIDTH).plays().end();
    for (var waiting : new Endpoint[] {offered, queued}) {
      assertThat(EndpointModel.reactsToWithdrawal(waiting)).isTrue();
      var step = EndpointModel.withdraw(waiting);
      assertThat(step.happenings()).containsExactly(OFFER_WITHDRAWN);
      assertThat(step.next().phase()).isEqualTo(Phase.WITHDRAWN);
    }
  }

  /** A halt or a cancel stops what waits; only taking the update back stops what has begun. */
  @Test
  void anInstallationUnderWayIsInFlightAndGoesOnWhenTheUpdateIsNoLongerOffered() {
    var scene = given(server()).offered(driver());
    var installing = scene.playsUntil(scene.plays().tickOf(INSTALL_STARTED)).end();
    var pending = scene.playsUntil(scene.plays().tickOf(RESTART_PENDING)).end();
    assertThat(installing.phase()).isEqualTo(Phase.INSTALLING);
    assertThat(pending.phase()).isEqualTo(Phase.PENDING_RESTART);
    for (var inFlight : new Endpoint[] {installing, pending}) {
      assertThat(EndpointModel.reactsToWithdrawal(inFlight)).isFalse();
      assertThat(EndpointModel.reactsToRevert(inFlight)).isTrue();
    }
  }

  @Test
  void whoHasTheUpdateKeepsItWhenItIsNoLongerOffered() {
    assertThat(EndpointModel.reactsToWithdrawal(given(server()).plays().end())).isFalse();
  }
}
