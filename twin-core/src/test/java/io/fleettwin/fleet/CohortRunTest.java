package io.fleettwin.fleet;

import static io.fleettwin.rollout.Count.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand.Decommission;
import io.fleettwin.device.DeviceEvent.UpdateOffered;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.device.Machines;
import io.fleettwin.fleet.AnyRuns.Run;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever befalls a small fleet during a rollout: what holds of its cohort at each tick. */
class CohortRunTest {

  private static final int WEEK = 7 * TestWorlds.DAY;
  private static final String ROLLOUT = "r1";

  /** Where a device that was offered the update can be; it is in one of these. */
  private static final Set<Count> PLACES =
      Set.of(
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

  @Property(tries = 100)
  void talliesAreAtEachTickWhatARecountFromScratchGives(@ForAll("runs") Run run) {
    run.play(
        WEEK,
        cohort ->
            assertThat(cohort.table().tallies(ROLLOUT))
                .as("tick %d", cohort.tick())
                .isEqualTo(Recount.of(cohort, ROLLOUT)));
  }

  @Property(tries = 100)
  void aTableThatIsMadeAgainKnowsAtEachTickTheSame(@ForAll("runs") Run run) {
    run.play(
        WEEK,
        cohort -> {
          var table = cohort.table();
          var fresh = cohort.fresh();
          assertThat(fresh.tallies(ROLLOUT)).isEqualTo(table.tallies(ROLLOUT));
          assertThat(fresh.queues()).isEqualTo(table.queues());
          assertThat(fresh.handsOn()).isEqualTo(table.handsOn());
          assertThat(fresh.nextDue()).isEqualTo(table.nextDue());
        });
  }

  @Property(tries = 100)
  void devicesThatLeaveInTheMiddleOfItAllStillCountAsARecountSays(
      @ForAll("runs") Run run, @ForAll @IntRange(max = 1_500) int tick) {
    run.play(
        WEEK,
        (world, cohort) -> {
          Device first = cohort.twins().iterator().next();
          if (world.tick() >= tick && !first.decommissioned()) {
            world.ask(first.id(), new Decommission("gone", world.tick()));
          }
        },
        cohort -> {
          var fresh = cohort.fresh();
          assertThat(cohort.table().tallies(ROLLOUT)).isEqualTo(Recount.of(cohort, ROLLOUT));
          assertThat(fresh.queues()).isEqualTo(cohort.table().queues());
          assertThat(fresh.nextDue()).isEqualTo(cohort.table().nextDue());
        });
  }

  @Property(tries = 60)
  void aCohortThatBeginsAnewBeforeEachTickHasTheSameHistory(@ForAll("runs") Run run) {
    List<List<Tally>> once = new ArrayList<>();
    List<List<Tally>> again = new ArrayList<>();
    var first = run.play(WEEK, cohort -> once.add(cohort.table().tallies(ROLLOUT)));
    var second =
        run.play(
            WEEK,
            (world, cohort) -> cohort.loadedAgain(),
            cohort -> again.add(cohort.table().tallies(ROLLOUT)));
    assertThat(again).isEqualTo(once);
    assertThat(second.twins()).isEqualTo(first.twins());
  }

  @Property(tries = 60)
  void oneSeedGivesOneHistory(@ForAll("runs") Run run) {
    var first = run.play(WEEK);
    var second = run.play(WEEK);
    assertThat(second.twins()).isEqualTo(first.twins());
    assertThat(second.tick()).isEqualTo(first.tick());
  }

  @Property(tries = 100)
  void whoWasOfferedTheUpdateIsAtEachTickInOnePlace(@ForAll("runs") Run run) {
    run.play(
        WEEK,
        cohort -> {
          for (Tally tally : cohort.table().tallies(ROLLOUT)) {
            int placed = PLACES.stream().mapToInt(tally::get).sum();
            int known = Masks.KNOWN.stream().mapToInt(tally::get).sum();
            assertThat(placed).as("%s", tally).isEqualTo(tally.get(OFFERED));
            assertThat(known).isLessThanOrEqualTo(tally.get(OFFERED));
            assertThat(tally.get(OFFERED)).isLessThanOrEqualTo(tally.get(MEMBERS));
          }
        });
  }

  @Property(tries = 100)
  void noDeviceIsOfferedTheUpdateTwice(@ForAll("runs") Run run) {
    var cohort = run.play(WEEK);
    long devices = cohort.twins().stream().filter(twin -> twin.wasOfferedBy(ROLLOUT)).count();
    assertThat(cohort.offered()).extracting(UpdateOffered::offer).hasSize((int) devices);
  }

  /** Nobody keeps what was taken back, but who is down and waits for somebody. */
  @Property(tries = 100)
  void whatIsTakenBackIsGoneInTheEnd(@ForAll("runs") Run run) {
    var cohort = run.play(4 * WEEK);
    if (!cohort.rollout(ROLLOUT).isReverted()) {
      return;
    }
    for (Device twin : cohort.twins()) {
      boolean active =
          twin.assignment()
              .map(latest -> latest.progress().equals(InstallProgress.ACTIVE))
              .orElse(false);
      if (active) {
        assertThat(Endpoints.of(twin).phase().isDown()).as("%s", twin).isTrue();
      } else {
        assertThat(twin.installed()).isEqualTo(Machines.INSTALLED);
        assertThat(twin.drivers()).isEqualTo(Machines.DRIVERS);
      }
    }
  }

  @Provide
  Arbitrary<Run> runs() {
    return AnyRuns.runs();
  }
}
