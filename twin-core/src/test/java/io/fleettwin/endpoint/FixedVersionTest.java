package io.fleettwin.endpoint;

import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.endpoint.Happening.*;
import static io.fleettwin.endpoint.Scene.MONDAY_NOON;
import static io.fleettwin.endpoint.Scene.content;
import static io.fleettwin.endpoint.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.BootHealth;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device whose agent is down is brought back by a version without the fault. */
class FixedVersionTest {

  @ParameterizedTest
  @CsvSource({"CONTENT, false", "AGENT, false", "AGENT, true"})
  void aFixedVersionBringsTheAgentBack(UpdateKind kind, boolean needsRestart) {
    var story = degraded(Scene.update(kind, DriverMode.USER, needsRestart)).plays();
    assertThat(story.happenings()).endsWith(UPDATE_ACTIVATED, REMEDIATED);
    assertThat(story.end().phase()).isEqualTo(Phase.ACTIVE);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.HEALTHY);
    assertThat(story.twin().boot().recoveredBy()).isEqualTo(RecoveryMeans.FIXED_VERSION);
  }

  @Test
  void untilTheNewVersionActsTheDeviceStaysDegraded() {
    var story = degraded(Scene.update(UpdateKind.AGENT, DriverMode.USER, false)).plays();
    int active = story.tickOf(UPDATE_ACTIVATED);
    story
        .states()
        .headMap(active, false)
        .forEach((tick, state) -> assertThat(state.isDegraded()).as("%s", state).isTrue());
    assertThat(story.end().isDegraded()).isFalse();
  }

  @Test
  void aVersionThatHasTheFaultTooTakesTheAgentDownAgain() {
    var story = degraded(content(DriverMode.USER)).hitBy(Trigger.AT_LOAD).plays();
    assertThat(story.happenings()).contains(AGENT_STOPPED).doesNotContain(REMEDIATED);
    assertThat(story.end().phase()).isEqualTo(Phase.AGENT_DOWN);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.DEGRADED);
  }

  @Test
  void aFixThatIsWithdrawnLeavesTheDeviceAsItWas() {
    var story = degraded(content(DriverMode.USER)).takenBackAt(MONDAY_NOON).plays();
    assertThat(story.happenings()).containsExactly(OFFER_WITHDRAWN);
    assertThat(story.end().phase()).isEqualTo(Phase.AGENT_DOWN);
    assertThat(story.twin().boot().health()).isEqualTo(BootHealth.DEGRADED);
  }

  /** It never had that version: going back from it mends nothing. */
  @Test
  void whoNeverHadTheFixDoesNotGoBackFromIt() {
    var withdrawn = degraded(content(DriverMode.USER)).takenBackAt(MONDAY_NOON).plays().end();
    assertThat(EndpointModel.reactsToRevert(withdrawn)).isFalse();
    assertThat(Endpoint.unpack(withdrawn.pack())).isEqualTo(withdrawn);
  }

  private static Scene degraded(Update offered) {
    return given(desktop()).whoseAgentIsDown().offered(offered);
  }
}
