package io.fleettwin.fleet;

import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.device.Machines.server;
import static io.fleettwin.rollout.Count.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.endpoint.Phase;
import io.fleettwin.endpoint.Presence;
import io.fleettwin.random.Draws;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.rollout.Count;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a simulated endpoint counts: what is true of it, and what could be known of it. */
class SimulatedCountsTest {

  private static final int DAY = 24 * 60;

  /** Tick 0 is a Monday, 0:00 UTC; nobody leaves a desktop on at night. */
  private static final Presence PRESENCE = new Presence(new Calendar(0), new Draws(42), 0, 0);

  private static final SimulatedCounts COUNTS =
      new SimulatedCounts(ModelParameters.defaults(), PRESENCE);
  private static final int SINCE = 10_000;
  private static final int LATER = SINCE + 10_000;

  /** A device that was offered the update stands in one of these, and in no other. */
  private static final Set<Count> PLACES =
      EnumSet.of(
          PENDING,
          INSTALLED,
          CRASHED,
          BOOT_LOOP,
          RECOVERY,
          AWAITING_HANDS,
          BOOTING,
          DEGRADED,
          WITHDRAWN,
          ROLLED_BACK,
          RECOVERED_BY_RESTARTS,
          RECOVERED_BY_QMR,
          RECOVERED_BY_HANDS,
          RECOVERED_BY_HANDS_WITH_KEY,
          RECOVERED_BY_ROLLBACK);

  @Property
  void ofWhatIsKnownADeviceCountsInOnePlaceAtMost(
      @ForAll long key,
      @ForAll Phase phase,
      @ForAll RecoveryMeans means,
      @ForAll @IntRange(max = 2_000) int since,
      @ForAll @IntRange(max = 4_000) int tick) {
    int mask = COUNTS.mask(server(), key, endpoint(phase, since, means), tick);
    assertThat(Masks.known(mask)).hasSizeLessThanOrEqualTo(1);
  }

  @Property
  void whatIsTrueDoesNotDependOnWhatIsKnown(
      @ForAll long key,
      @ForAll Phase phase,
      @ForAll RecoveryMeans means,
      @ForAll @IntRange(max = 2_000) int since) {
    var endpoint = endpoint(phase, since, means);
    int known = COUNTS.knownAt(server(), key, endpoint);
    assertThat(Masks.known(COUNTS.mask(server(), key, endpoint, known - 1))).isEmpty();
    assertThat(COUNTS.mask(server(), key, endpoint, known))
        .isEqualTo(COUNTS.mask(server(), key, endpoint, LATER));
    assertThat(Masks.truth(COUNTS.mask(server(), key, endpoint, known - 1)))
        .isEqualTo(Masks.truth(COUNTS.mask(server(), key, endpoint, known)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"IDLE"})
  void whoWasOfferedTheUpdateStandsInExactlyOnePlace(Phase phase) {
    for (RecoveryMeans means : EnumSet.complementOf(EnumSet.of(RecoveryMeans.NONE))) {
      Set<Count> counts = Masks.truth(mask(phase, means));
      assertThat(counts).contains(OFFERED);
      counts.retainAll(PLACES);
      assertThat(counts).as("%s by %s", phase, means).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OFFERED, PENDING",
    "DOWNLOAD_QUEUED, PENDING",
    "INSTALLING, PENDING",
    "PENDING_RESTART, PENDING",
    "RESTARTING, PENDING",
    "WITHDRAWN, WITHDRAWN",
    "ROLLED_BACK, ROLLED_BACK"
  })
  void whoDoesNotHaveTheNewVersionIsNotKnownToDoWellWithIt(Phase phase, Count place) {
    assertThat(Masks.counts(mask(phase, RecoveryMeans.NONE))).containsExactly(OFFERED, place);
  }

  @ParameterizedTest
  @CsvSource({
    "CRASHED, CRASHED",
    "ENTERING_WINRE, RECOVERY",
    "WINRE_WAITING, RECOVERY",
    "REMEDIATION_QUEUED, RECOVERY",
    "REMEDIATING, RECOVERY",
    "BOOT_LOOP, BOOT_LOOP",
    "AWAITING_HANDS, AWAITING_HANDS",
    "BOOTING_MENDED, BOOTING"
  })
  void whoIsDownIsSilent(Phase phase, Count place) {
    assertThat(Masks.counts(mask(phase, RecoveryMeans.NONE)))
        .containsExactlyInAnyOrder(OFFERED, BUG_CHECKED, place, SILENT);
  }

  @Test
  void whoIsWorkedOnStillAwaitsHands() {
    assertThat(Masks.counts(mask(Phase.HANDS_ON, RecoveryMeans.NONE)))
        .containsExactlyInAnyOrder(OFFERED, BUG_CHECKED, AWAITING_HANDS, HANDS_ON, SILENT);
  }

  @ParameterizedTest
  @CsvSource({
    "RESTARTS, RECOVERED_BY_RESTARTS",
    "QUICK_MACHINE_RECOVERY, RECOVERED_BY_QMR",
    "HANDS, RECOVERED_BY_HANDS",
    "HANDS_WITH_KEY, RECOVERED_BY_HANDS_WITH_KEY"
  })
  void whoWasDownAndIsUpAgainCanSayThatItCrashed(RecoveryMeans means, Count place) {
    assertThat(Masks.counts(mask(Phase.RECOVERED, means)))
        .containsExactlyInAnyOrder(OFFERED, BUG_CHECKED, place, KNOWN_CRASHED);
  }

  @Test
  void whoCrashedOnceAndRunsTheNewVersionCountsAsInstalledAndAsBugChecked() {
    assertThat(Masks.counts(mask(Phase.ACTIVE, RecoveryMeans.RESTARTS)))
        .containsExactlyInAnyOrder(OFFERED, INSTALLED, BUG_CHECKED, KNOWN_CRASHED);
    assertThat(Masks.counts(mask(Phase.ROLLED_BACK, RecoveryMeans.RESTARTS)))
        .as("going back does not undo the crash")
        .containsExactlyInAnyOrder(OFFERED, ROLLED_BACK, BUG_CHECKED, KNOWN_CRASHED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {"AGENT_RETRY", "AGENT_DOWN", "AGENT_ROLLING_BACK"})
  void whoseAgentIsDownCanSaySo(Phase phase) {
    assertThat(Masks.counts(mask(phase, RecoveryMeans.NONE)))
        .containsExactlyInAnyOrder(OFFERED, DEGRADED, KNOWN_DEGRADED);
    assertThat(Masks.counts(mask(Phase.RECOVERED, RecoveryMeans.ROLLBACK)))
        .containsExactlyInAnyOrder(OFFERED, RECOVERED_BY_ROLLBACK, KNOWN_DEGRADED);
  }

  @Property
  void whatADeviceThatIsUpDoesIsKnownAfterTheDelayOfTelemetry(@ForAll long key) {
    var active = endpoint(Phase.ACTIVE, SINCE, RecoveryMeans.NONE);
    assertThat(COUNTS.knownAt(server(), key, active)).isEqualTo(SINCE + 5);
    assertThat(Masks.known(COUNTS.mask(server(), key, active, SINCE + 4))).isEmpty();
    assertThat(Masks.known(COUNTS.mask(server(), key, active, SINCE + 5)))
        .containsExactly(KNOWN_INSTALLED);
  }

  /** Two heartbeats of 15 minutes missed after the last one, and 5 minutes of delay. */
  @Property
  void whoStopsIsMissed36To50MinutesLater(
      @ForAll long key, @ForAll @IntRange(max = 100_000) int since) {
    var crashed = endpoint(Phase.CRASHED, since, RecoveryMeans.NONE);
    assertThat(COUNTS.knownAt(server(), key, crashed) - since).isBetween(36, 50);
  }

  /** Nobody misses it at night, though it lies there and could not say anything. */
  @Property
  void whoStopsInTheEveningIsNotMissedBeforeTheMorning(@ForAll long key) {
    int end = 12 * 60;
    while (PRESENCE.isUp(desktop(), key, end)) {
      end++;
    }
    var crashed = endpoint(Phase.CRASHED, end - 10, RecoveryMeans.NONE);
    int morning = PRESENCE.nextUp(desktop(), key, DAY);
    int missed = COUNTS.knownAt(desktop(), key, crashed);
    assertThat(missed).isEqualTo(morning + 50);
    assertThat(Masks.known(COUNTS.mask(desktop(), key, crashed, missed - 1))).isEmpty();
    assertThat(Masks.known(COUNTS.mask(desktop(), key, crashed, missed))).containsExactly(SILENT);
  }

  @Test
  void anAgentThatWindowsRestartedIsKnownToHaveBeenDown() {
    assertThat(Masks.counts(mask(Phase.ACTIVE, RecoveryMeans.AGENT_RESTART)))
        .containsExactlyInAnyOrder(OFFERED, INSTALLED, KNOWN_DEGRADED);
  }

  @Test
  void anAgentThatAnEarlierUpdateTookDownIsNoFaultOfThisOne() {
    assertThat(Masks.counts(mask(Phase.INSTALLING, RecoveryMeans.FIXED_VERSION)))
        .containsExactlyInAnyOrder(OFFERED, PENDING);
    assertThat(Masks.counts(mask(Phase.AGENT_DOWN, RecoveryMeans.FIXED_VERSION)))
        .containsExactlyInAnyOrder(OFFERED, WITHDRAWN);
    assertThat(Masks.counts(mask(Phase.ACTIVE, RecoveryMeans.FIXED_VERSION)))
        .containsExactlyInAnyOrder(OFFERED, INSTALLED, KNOWN_INSTALLED);
  }

  private static int mask(Phase phase, RecoveryMeans means) {
    return COUNTS.mask(server(), 1, endpoint(phase, SINCE, means), LATER);
  }

  private static Endpoint endpoint(Phase phase, int since, RecoveryMeans means) {
    return new Endpoint(phase, Endpoint.NEVER, since, 0, 0, means);
  }
}
