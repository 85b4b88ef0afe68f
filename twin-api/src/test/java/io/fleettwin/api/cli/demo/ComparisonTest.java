package io.fleettwin.api.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void theFirstPlanIsToldAndTheOtherComparedWithIt() {
    assertThat(Comparison.of(List.of(Results.allAtOnce(), Results.rings())))
        .containsExactly(
            "All at once: the defect stopped 13,420 of 20,000 devices (67.1 %); no gate stopped it,"
                + " its vendor took it back after 1 h 18 min. Half of those hit were back after"
                + " 36 h 40 min, 12,700 by hand; 20 are still down after 30.0 d.",
            "Autopatch rings: 3 devices were hit instead of 13,420, 99.98 % fewer; the gate of ring"
                + " Test stopped it 41 min after the first offer, knowing of 2 devices that had"
                + " failed out of 3, and 19,995 devices were never offered the update. Half of"
                + " those hit were back after 35 min, 99 % after 51 min, 3 by hand.");
  }

  @Test
  void aPlanThatHitsMoreIsNotPraised() {
    String compared = second(Results.rings(), Results.allAtOnce());
    assertThat(compared).startsWith("All at once: 13,420 devices were hit instead of 3; no gate");
    assertThat(compared).doesNotContain("fewer");
  }

  @Test
  void aPlanThatHitsAsManyIsNotBetter() {
    assertThat(second(Results.rings(), Results.rings()))
        .startsWith("Autopatch rings: as many devices were hit, 3; the gate");
  }

  @Test
  void inUserModeDevicesLoseTheirAgentAndStayUp() {
    assertThat(Comparison.of(List.of(Results.userMode())))
        .containsExactly(
            "All at once: the defect took the agent from 13,420 of 20,000 devices (67.1 %); no gate"
                + " stopped it, its vendor took it back after 1 h 18 min. Half of those hit were"
                + " back after 1 h 20 min, 99 % after 1 h 23 min.");
  }

  @Test
  void wherePlansHitNobodyThereIsNoTalkOfRecovery() {
    assertThat(Comparison.of(List.of(Results.nobodyHit(), Results.nobodyHit())))
        .containsExactly(
            "Quiet: no device was hit; nothing stopped it.",
            "Quiet: no device was hit either; nothing stopped it.");
    assertThat(second(Results.rings(), Results.nobodyHit()))
        .isEqualTo("Quiet: no device was hit instead of 3; nothing stopped it.");
  }

  @Test
  void whereFewerThanHalfCameBackThatIsSaid() {
    assertThat(Comparison.of(List.of(Results.nobodyBack())).getFirst())
        .endsWith("Fewer than half of those hit came back; 3 are still down after 14.0 d.");
  }

  @Test
  void whereAllCameBackAtOnceTheTimeIsSaidOnce() {
    assertThat(Comparison.of(List.of(Results.oneHit())).getFirst())
        .startsWith("One: the defect stopped 1 of 200 devices (0.5 %)")
        .endsWith("99 % of those hit were back after 2 h 56 min, 1 by hand.");
  }

  private static String second(PlanResult first, PlanResult other) {
    return Comparison.of(List.of(first, other)).get(1);
  }
}
