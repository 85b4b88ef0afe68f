package io.fleettwin.fleet;

import static io.fleettwin.device.Machines.desktop;
import static io.fleettwin.device.Machines.server;
import static io.fleettwin.rollout.Count.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.Assignment;
import io.fleettwin.device.DeviceCommand.ReportBoot;
import io.fleettwin.device.DeviceCommand.ReportCrash;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.endpoint.Presence;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.Count;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a real device counts, by what it has reported. */
class ReportedCountsTest {

  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  /** Tick 0 is a Monday, 0:00 UTC; nobody leaves a desktop on at night. */
  private static final Presence PRESENCE = new Presence(new Calendar(0), new Draws(42), 0, 0);

  private static final ReportedCounts COUNTS =
      new ReportedCounts(ModelParameters.defaults(), PRESENCE);

  private static final int NOON = 12 * HOUR;

  @Property
  void ofWhatIsKnownADeviceCountsInOnePlaceAtMost(
      @ForAll("reports") List<Report> reports, @ForAll @IntRange(max = 2_000) int after) {
    var device = ReportingDevice.offered(desktop(), 0);
    int tick = 0;
    for (Report report : reports) {
      tick += 10;
      device.tells(report, tick);
    }
    assertThat(Masks.known(device.mask(COUNTS, tick + after))).hasSizeLessThanOrEqualTo(1);
    assertThat(Masks.counts(device.mask(COUNTS, tick + after))).contains(OFFERED);
  }

  @Test
  void whoReportedTheNewVersionIsKnownToHaveIt() {
    var device = ReportingDevice.offered(server(), NOON).tells(Report.ACTIVE, NOON);
    assertThat(counts(device, NOON)).containsExactly(OFFERED, INSTALLED, KNOWN_INSTALLED);
  }

  @Test
  void whoReportedTheNewVersionAndThenACrashIsKnownAsCrashedOnly() {
    var device =
        ReportingDevice.offered(server(), NOON)
            .tells(Report.ACTIVE, NOON)
            .tells(Report.CRASH, NOON + 1);
    assertThat(counts(device, NOON + 1))
        .containsExactlyInAnyOrder(OFFERED, INSTALLED, BUG_CHECKED, CRASHED, KNOWN_CRASHED);
    device.tells(Report.STARTED, NOON + 3);
    assertThat(counts(device, NOON + 3))
        .as("up again")
        .containsExactlyInAnyOrder(OFFERED, INSTALLED, BUG_CHECKED, KNOWN_CRASHED);
  }

  @Test
  void whoReportedACrashAndThenFellSilentIsSilentOnly() {
    var device =
        ReportingDevice.offered(server(), NOON)
            .tells(Report.ACTIVE, NOON)
            .tells(Report.CRASH, NOON + 1);
    assertThat(Masks.known(device.mask(COUNTS, NOON + 51))).containsExactly(SILENT);
    assertThat(counts(device, NOON + 51)).contains(BUG_CHECKED);
  }

  @Test
  void whoWasOverdueWhenListeningBeganIsNeitherGoodNorSilentUntilItIsMissedOrHeard() {
    var device = ReportingDevice.offered(server(), NOON).tells(Report.ACTIVE, NOON);
    int restart = NOON + 60;
    assertThat(Masks.known(device.mask(COUNTS, restart, NOON + 49)))
        .containsExactly(KNOWN_INSTALLED);
    assertThat(Masks.known(device.mask(COUNTS, restart, restart))).isEmpty();
    assertThat(Masks.known(device.mask(COUNTS, restart, restart + 49))).isEmpty();
    assertThat(Masks.known(device.mask(COUNTS, restart, restart + 50))).containsExactly(SILENT);
    device.tells(Report.STARTED, restart + 5);
    assertThat(Masks.known(device.mask(COUNTS, restart, restart + 50)))
        .containsExactly(KNOWN_INSTALLED);
  }

  @Test
  void whoseAgentIsDownIsKnownAsDegradedOnly() {
    var device =
        ReportingDevice.offered(server(), NOON)
            .tells(Report.ACTIVE, NOON)
            .tells(Report.AGENT_STOPPED, NOON + 1);
    assertThat(counts(device, NOON + 1))
        .containsExactlyInAnyOrder(OFFERED, INSTALLED, DEGRADED, KNOWN_DEGRADED);
    device.tells(Report.AGENT_RUNS, NOON + 2);
    assertThat(counts(device, NOON + 2)).containsExactly(OFFERED, INSTALLED, KNOWN_DEGRADED);
  }

  @Test
  void aCrashBeforeTheOfferIsNotTheUpdatesFault() {
    var device = ReportingDevice.enrolled(server());
    device.ask(new ReportCrash("before", NOON, 0x50, "other.sys"));
    device.ask(new ReportBoot("again", NOON, true));
    device.offer("r1", NOON).tells(Report.ACTIVE, NOON);
    assertThat(counts(device, NOON)).containsExactly(OFFERED, INSTALLED, KNOWN_INSTALLED);
  }

  /** Two heartbeats of 15 minutes missed after the last one, and 5 minutes of delay. */
  @ParameterizedTest
  @EnumSource(
      value = Report.class,
      names = {"INSTALLING", "PENDING_RESTART", "ACTIVE"})
  void whoHasBegunToInstallAndIsNotHeardFor50MinutesIsSilent(Report progress) {
    var device = ReportingDevice.offered(server(), NOON).tells(progress, NOON);
    assertThat(Masks.counts(device.mask(COUNTS, NOON + 49))).doesNotContain(SILENT);
    assertThat(Masks.known(device.mask(COUNTS, NOON + 50))).containsExactly(SILENT);
    device.tells(Report.STARTED, NOON + 60);
    assertThat(Masks.counts(device.mask(COUNTS, NOON + 60))).doesNotContain(SILENT);
  }

  @Test
  void whoHasNotBegunToInstallIsNotMissed() {
    var device = ReportingDevice.offered(server(), NOON);
    assertThat(device.silentAt(COUNTS)).isEqualTo(Endpoint.NEVER);
    assertThat(counts(device, 30 * DAY)).containsExactly(OFFERED, PENDING);
  }

  /** In the morning it has as long as ever to be heard, from when it should be switched on. */
  @Test
  void aNightIsNoSilenceAndAMorningIsNoneAtOnce() {
    int end = NOON;
    while (PRESENCE.isUp(desktop(), ReportingDevice.enrolled(desktop()).key(), end)) {
      end++;
    }
    var device = ReportingDevice.offered(desktop(), NOON).tells(Report.ACTIVE, end - 10);
    int morning = PRESENCE.nextUp(desktop(), device.key(), DAY);
    assertThat(device.silentAt(COUNTS)).isEqualTo(morning + 50);
    for (int tick = end - 10; tick < morning + 50; tick++) {
      assertThat(Masks.known(device.mask(COUNTS, tick))).containsExactly(KNOWN_INSTALLED);
    }
    assertThat(Masks.known(device.mask(COUNTS, morning + 50))).containsExactly(SILENT);
  }

  @Test
  void whoWasMissedByDayIsStillMissedAtNight() {
    var device = ReportingDevice.offered(desktop(), NOON).tells(Report.ACTIVE, NOON);
    assertThat(Masks.known(device.mask(COUNTS, NOON + 50))).containsExactly(SILENT);
    assertThat(Masks.known(device.mask(COUNTS, 23 * HOUR))).containsExactly(SILENT);
  }

  @Test
  void aServerIsMissedAtNightToo() {
    var device = ReportingDevice.offered(server(), 0).tells(Report.ACTIVE, 2 * HOUR);
    assertThat(Masks.known(device.mask(COUNTS, 2 * HOUR + 50))).containsExactly(SILENT);
  }

  @ParameterizedTest
  @CsvSource({
    "OFFERED, PENDING, ",
    "INSTALLING, PENDING, ",
    "PENDING_RESTART, PENDING, ",
    "ACTIVE, INSTALLED, KNOWN_INSTALLED",
    "ROLLING_BACK, INSTALLED, ",
    "FAILED, INSTALL_FAILED, ",
    "WITHDRAWN, WITHDRAWN, ",
    "ROLLED_BACK, ROLLED_BACK, "
  })
  void whoHasMovedOnToAnotherRolloutCountsAsItDidLast(
      InstallProgress progress, Count place, Count known) {
    Assignment earlier =
        ReportingDevice.offered(server(), 0).device().assignment().orElseThrow().with(progress);
    Set<Count> counts = Masks.counts(ReportedCounts.maskOfEarlier(earlier));
    assertThat(counts).contains(OFFERED, place).hasSize(known == null ? 2 : 3);
    assertThat(Masks.known(ReportedCounts.maskOfEarlier(earlier)))
        .isEqualTo(known == null ? Set.of() : Set.of(known));
  }

  private static Set<Count> counts(ReportingDevice device, int tick) {
    return Masks.counts(device.mask(COUNTS, tick));
  }

  @Provide
  Arbitrary<List<Report>> reports() {
    return Arbitraries.of(Report.class).list().ofMaxSize(15);
  }
}
