package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.device.Machines.server;
import static io.fleettwin.endpoint.Happening.*;
import static io.fleettwin.endpoint.Scene.DAY;
import static io.fleettwin.endpoint.Scene.MONDAY_NOON;
import static io.fleettwin.endpoint.Scene.content;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.BootHealth;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.UpdateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A faulty agent in user mode leaves the device up, but without its agent. */
class UserModeTest {

  @ParameterizedTest
  @EnumSource(Trigger.class)
  void theSameDefectTakesAKernelDeviceDownAndLeavesAUserModeOneUp(Trigger trigger) {
    var kernel = given(desktop()).offered(content(DriverMode.KERNEL)).hitBy(trigger, 60).plays();
    var user = given(desktop()).offered(content(DriverMode.USER)).hitBy(trigger, 60).plays();

    assertThat(kernel.happened(BUG_CHECKED)).isTrue();
    assertThat(user.happenings())
        .contains(AGENT_STOPPED)
        .doesNotContain(BUG_CHECKED, START_FAILED, ENTERED_RECOVERY, ENTERED_BOOT_LOOP);
    assertThat(user.states().values()).noneMatch(state -> state.phase().isDown());
    assertThat(user.end().phase().isDegraded()).isTrue();
    assertThat(user.twin().boot().health()).isEqualTo(BootHealth.DEGRADED);
    assertThat(user.twin().boot().bugChecks()).isZero();
  }

  @Test
  void aServerInUserModeStaysUpToo() {
    var story = given(server()).offered(content(DriverMode.USER)).hitBy(Trigger.AT_LOAD).plays();
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.DEGRADED);
  }

  @Test
  void windowsRestartsTheAgentAfterOneTwoAndFiveMinutesAndThenNoMore() {
    var story = given(desktop()).offered(content(DriverMode.USER)).hitBy(Trigger.AT_LOAD).plays();
    int stopped = story.tickOf(AGENT_STOPPED);
    assertThat(story.ticksOf(AGENT_RESTART_FAILED))
        .containsExactly(stopped + 1, stopped + 1 + 2, stopped + 1 + 2 + 5);
    assertThat(story.end().phase()).isEqualTo(Phase.AGENT_DOWN);
    assertThat(story.end().due()).isEqualTo(Endpoint.NEVER);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 60, 3 * DAY})
  void whatShowsAfterRunningShowsAgainAfterTheSameTimeUntilTheRestartsAreUsedUp(int minutes) {
    var story =
        given(server())
            .offered(content(DriverMode.USER))
            .hitBy(Trigger.AFTER_RUNNING, minutes)
            .plays();
    assertThat(story.happenings()).doesNotContain(AGENT_RESTART_FAILED);
    var stopped = story.ticksOf(AGENT_STOPPED);
    var runs = story.ticksOf(REMEDIATED);
    assertThat(stopped).hasSize(4);
    assertThat(runs).containsExactly(stopped.get(0) + 1, stopped.get(1) + 2, stopped.get(2) + 5);
    for (int n = 0; n < 3; n++) {
      assertThat(stopped.get(n + 1) - runs.get(n)).isEqualTo(minutes);
    }
    assertThat(story.end().phase()).isEqualTo(Phase.AGENT_DOWN);
  }

  @Test
  void whileARestartedAgentRunsTheDeviceIsHealthy() {
    var scene = given(server()).offered(content(DriverMode.USER)).hitBy(Trigger.AFTER_RUNNING, 60);
    int restarted = scene.plays().tickOf(REMEDIATED);
    var story = scene.playsUntil(restarted);
    assertThat(story.end().phase()).isEqualTo(Phase.ACTIVE);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.HEALTHY);
    assertThat(story.twin().boot().recoveredBy()).isEqualTo(RecoveryMeans.AGENT_RESTART);
  }

  @Test
  void anAgentThatFaultsAfterRunningGoesBackWheneverTheUpdateIsTakenBack() {
    for (int after = 0; after <= 60; after++) {
      var story =
          given(server())
              .offered(content(DriverMode.USER))
              .hitBy(Trigger.AFTER_RUNNING, 7)
              .takenBackAt(MONDAY_NOON + after)
              .plays();
      assertThat(story.twin().boot().health()).as("after %d", after).isEqualTo(BootHealth.HEALTHY);
      assertThat(story.twin().installed().content()).as("after %d", after).isEqualTo("290");
    }
  }

  @Test
  void theDeviceIsDegradedAllTheWhile() {
    var story = given(desktop()).offered(content(DriverMode.USER)).hitBy(Trigger.AT_LOAD).plays();
    story
        .states()
        .tailMap(story.tickOf(AGENT_STOPPED), true)
        .forEach((tick, state) -> assertThat(state.phase().isDegraded()).as("%s", state).isTrue());
  }

  @Test
  void takingTheUpdateBackEndsIt() {
    var story =
        given(desktop())
            .offered(content(DriverMode.USER))
            .hitBy(Trigger.AT_LOAD)
            .takenBackAt(MONDAY_NOON + 60)
            .plays();
    assertThat(story.happenings()).endsWith(ROLLBACK_ORDERED, ROLLED_BACK, REMEDIATED);
    assertThat(story.tickOf(ROLLED_BACK)).isBetween(MONDAY_NOON + 60, MONDAY_NOON + 65);
    assertThat(story.end().means()).isEqualTo(RecoveryMeans.ROLLBACK);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.HEALTHY);
    assertThat(story.twin().boot().recoveredBy()).isEqualTo(RecoveryMeans.ROLLBACK);
    assertThat(story.twin().installed().content()).isEqualTo("290");
  }

  @Test
  void takingTheUpdateBackWhileTheAgentIsStillRestartedEndsItToo() {
    for (int minute = 0; minute <= 20; minute++) {
      var story =
          given(desktop())
              .offered(content(DriverMode.USER))
              .hitBy(Trigger.AT_LOAD)
              .takenBackAt(MONDAY_NOON + minute)
              .plays();
      assertThat(story.twin().boot().health())
          .as("minute %d", minute)
          .isEqualTo(BootHealth.HEALTHY);
      assertThat(story.twin().installed().content()).as("minute %d", minute).isEqualTo("290");
    }
  }

  @Test
  void anAgentThatFailsAtItsFirstStartLeavesTheDeviceUpAfterTheRestart() {
    var agent = Scene.update(UpdateKind.AGENT, DriverMode.USER, true);
    var story = given(server()).offered(agent).withDeadline(DAY).hitBy(Trigger.AT_BOOT).plays();
    assertThat(story.happenings()).containsSubsequence(RESTART_BEGAN, AGENT_STOPPED);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.DEGRADED);
  }
}
