package io.fleettwin.api.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {

  @Test
  void plansStandSideBySide() {
    List<PlanRun> runs =
        List.of(
            Results.run(Results.allAtOnce(), 83, 412_345), Results.run(Results.rings(), 4, 40_123));
    assertThat(ComparisonTable.of(runs))
        .isEqualTo(
            """
                                       |             All at once |   Autopatch rings
            ---------------------------+-------------------------+-------------------
             Devices                   |                  20,000 |            20,000
             Offered the update        |                  19,200 |                 5
             Stopped by a bug check    |                  13,420 |                 3
             Share of the fleet        |                  67.1 % |            0.02 %
             At the worst moment       |                         |
               down at once            | 13,012 after 1 h 21 min |     3 after 4 min
               in a boot loop at once  |      1,310 after 40 min |                 0
               in WinRE at once        |         890 after 7 min |     2 after 3 min
             Came back by              |                         |
               restarts                |                     700 |                 0
               Quick Machine Recovery  |                       0 |                 0
               hands                   |                   4,100 |                 1
               hands with recovery key |                   8,600 |                 2
               rollback                |                       0 |                 0
             Of those hit, back after  |                         |
               50 %                    |             36 h 40 min |            35 min
               97 %                    |                   6.0 d |            51 min
               99 %                    |             not reached |            51 min
             Still down at the end     |                      20 |                 0
             Not hit                   |                         |
               rolled back             |                     310 |                 1
               offer withdrawn         |                   5,470 |                 1
               never offered           |                     800 |            19,995
             Stopped by                | vendor after 1 h 18 min | gate of ring Test
               failed, of those known  |                       - |            2 of 3
             Time to detect            |                       - |            41 min
             Simulated time            |                  30.0 d |            51 min
             Wall time                 |              1 min 23 s |             4.0 s
             Events persisted          |                 412,345 |            40,123\
            """);
  }

  @Test
  void inUserModeTheTableIsAboutAgentsAndNotAboutStarting() {
    String table = ComparisonTable.of(List.of(Results.run(Results.userMode(), 9, 40_123)));
    assertThat(table)
        .contains("Agent stopped, device up  |                  13,420")
        .contains("  down at once            |                       0")
        .contains("  without agent at once   | 13,420 after 1 h 25 min")
        .doesNotContain("WinRE")
        .doesNotContain("boot loop")
        .doesNotContain("bug check");
  }

  @Test
  void whereNobodyWasHitNothingIsSaidOfComingBack() {
    String table = ComparisonTable.of(List.of(Results.run(Results.nobodyHit(), 9, 40_123)));
    assertThat(table.lines().filter(line -> line.contains(" %  ")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).endsWith(" -"));
    assertThat(table).contains("Stopped by                | nobody");
  }
}
