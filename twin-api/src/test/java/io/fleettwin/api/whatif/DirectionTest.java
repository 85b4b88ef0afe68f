package io.fleettwin.api.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The answer moves the way Windows practice says it should. */
class DirectionTest {

  private static final int DEVICES = 1_500;
  private static final int FUTURES = 6;
  private static final String ALL = "as-it-happened";
  private static final String RINGS = "autopatch-rings";
  private static final String ON_ALL = "recovery.quickMachineRecovery.percent=100";
  private static final String LOOKS_AGAIN = "recovery.quickMachineRecovery.autoPercent=100";
  private static final String EVERY_BUILD = "recovery.quickMachineRecovery.onEveryBuild=true";
  private static final String REMEDIATION = "plans[as-it-happened].remediationAfterDetection=PT2H";

  @Test
  void withMoreTechniciansTheyAreBackSoonerAndAsManyAreHit() {
    Answer few = ask("recovery.serviceDesk.technicians=1");
    Answer many = ask("recovery.serviceDesk.technicians=8");

    assertThat(mean(many, ALL, "back97")).isLessThan(mean(few, ALL, "back97"));
    assertThat(mean(many, ALL, "deviceHoursLost")).isLessThan(mean(few, ALL, "deviceHoursLost"));
    assertThat(mean(many, ALL, "devicesHit")).isEqualTo(mean(few, ALL, "devicesHit"));
    assertThat(mean(many, ALL, "peakTechnicians")).isBetween(2.0, 8.0);
    assertThat(mean(few, ALL, "peakTechnicians")).isEqualTo(1);
  }

  @Test
  void withoutAServiceDeskThoseWhoNeedHandsStayDown() {
    Answer nobody = ask("recovery.serviceDesk.technicians=0");

    assertThat(mean(nobody, ALL, "helpedByHands")).isZero();
    assertThat(mean(nobody, ALL, "downAtEnd")).isPositive();
    assertThat(Asked.band(Asked.plan(nobody, ALL), "back99").never()).isEqualTo(1);
  }

  @Test
  void aDeskThatClosesAtTheWeekendBringsThemBackLater() {
    Answer open = ask("recovery.serviceDesk.weekends=true");
    Answer closed = ask("recovery.serviceDesk.weekends=false");

    assertThat(mean(closed, ALL, "deviceHoursLost"))
        .isGreaterThan(mean(open, ALL, "deviceHoursLost"));
  }

  @Test
  void quickMachineRecoveryOnEveryBuildThatLooksAgainForARemediationSavesHands() {
    Answer without = ask();
    Answer with = ask(ON_ALL, EVERY_BUILD, LOOKS_AGAIN, REMEDIATION);

    assertThat(mean(with, ALL, "helpedByHands"))
        .isLessThan(0.7 * mean(without, ALL, "helpedByHands"));
    assertThat(mean(with, ALL, "technicianHours"))
        .isLessThan(mean(without, ALL, "technicianHours"));
    assertThat(mean(with, ALL, "devicesHit")).isEqualTo(mean(without, ALL, "devicesHit"));
  }

  @Test
  void itSavesNoneOnBuildsThatLackItNorWithoutARemediationNorIfItLooksBeforeThereIsOne() {
    double hands = mean(ask(), ALL, "helpedByHands");

    assertThat(mean(ask(ON_ALL, LOOKS_AGAIN, REMEDIATION), ALL, "helpedByHands")).isEqualTo(hands);
    assertThat(mean(ask(ON_ALL, EVERY_BUILD, LOOKS_AGAIN), ALL, "helpedByHands"))
        .isGreaterThan(0.95 * hands);
    assertThat(mean(ask(ON_ALL, EVERY_BUILD, REMEDIATION), ALL, "helpedByHands"))
        .isGreaterThan(0.95 * hands);
  }

  @Test
  void aSmallerFirstRingWithAGateSparesDevices() {
    Answer small = ask("plans[autopatch-rings].rings[Test].percent=1");
    Answer large = ask("plans[autopatch-rings].rings[Test].percent=20");

    assertThat(mean(small, RINGS, "devicesHit")).isLessThan(mean(large, RINGS, "devicesHit") / 3);
    assertThat(mean(small, RINGS, "devicesHit")).isLessThan(mean(small, ALL, "devicesHit") / 10);
  }

  @Test
  void inUserModeNobodyIsDownAndSomeAreDegraded() {
    Answer user = ask("update.mode=USER");

    assertThat(mean(user, ALL, "peakDown")).isZero();
    assertThat(mean(user, ALL, "deviceHoursLost")).isZero();
    assertThat(mean(user, ALL, "technicianHours")).isZero();
    assertThat(mean(user, ALL, "peakDegraded")).isPositive();
    assertThat(mean(ask(), ALL, "peakDegraded")).isZero();
  }

  @Test
  void theLaterTheVendorTakesItBackTheMoreAreHit() {
    double early = mean(ask("plans[as-it-happened].revertAfter=PT10M"), ALL, "devicesHit");
    double then = mean(ask(), ALL, "devicesHit");
    double late = mean(ask("plans[as-it-happened].revertAfter=PT12H"), ALL, "devicesHit");

    assertThat(early).isLessThan(then);
    assertThat(then).isLessThan(late);
  }

  @Test
  void recoveryKeysThatAreTypedTakeMoreTechnicianHours() {
    Answer scanned = ask("recovery.serviceDesk.keys=SCANNED");
    Answer typed = ask("recovery.serviceDesk.keys=TYPED");

    assertThat(mean(typed, ALL, "technicianHours"))
        .isGreaterThan(1.5 * mean(scanned, ALL, "technicianHours"));
    assertThat(mean(typed, ALL, "devicesHit")).isEqualTo(mean(scanned, ALL, "devicesHit"));
  }

  @Test
  void aGateThatDoesNotHeedSilenceHearsOfACrashAtStartLaterOrNever() {
    String test = "plans[autopatch-rings].rings[*].gate.signals[";
    Answer heeds = ask();
    Answer deaf = ask(test + "2]=CRASH", test + "0]=INSTALL_FAILED");

    assertThat(mean(deaf, RINGS, "timeToDetect")).isGreaterThan(mean(heeds, RINGS, "timeToDetect"));
    assertThat(mean(deaf, RINGS, "devicesHit"))
        .isGreaterThanOrEqualTo(mean(heeds, RINGS, "devicesHit"));
  }

  @Test
  void aLooserGateStopsItLaterOrHitsMore() {
    Answer strict =
        ask(
            "defect.sharePercent=5",
            "plans[autopatch-rings].rings[*].gate.thresholdPercent=1",
            "horizon=P14D");
    Answer loose =
        ask(
            "defect.sharePercent=5",
            "plans[autopatch-rings].rings[*].gate.thresholdPercent=50",
            "horizon=P14D");

    assertThat(mean(loose, RINGS, "devicesHit")).isGreaterThan(mean(strict, RINGS, "devicesHit"));
    assertThat(Asked.band(Asked.plan(loose, RINGS), "timeToDetect").never()).isEqualTo(1);
  }

  @Test
  void withAShorterBakeAGoodUpdateIsCompleteSooner() {
    String good = "defect.sharePercent=0";
    String deferral = "plans[autopatch-rings].rings[*].deferral=PT0M";
    Answer slow = ask(good, deferral, "plans[autopatch-rings].rings[*].bake=P1D", "horizon=P14D");
    Answer fast = ask(good, deferral, "plans[autopatch-rings].rings[*].bake=PT2H", "horizon=P14D");

    assertThat(mean(fast, RINGS, "timeToComplete")).isLessThan(mean(slow, RINGS, "timeToComplete"));
    assertThat(mean(fast, RINGS, "devicesHit")).isZero();
  }

  @Test
  void aCapOnBandwidthHoldsAndMakesItSlower() {
    Answer free = ask("update.sizeKb=400000", "defect.sharePercent=0");
    Answer capped =
        ask("update.sizeKb=400000", "defect.sharePercent=0", "exposure.contentMegabits=100");

    assertThat(mean(free, ALL, "peakBandwidth")).isGreaterThan(200);
    assertThat(mean(capped, ALL, "peakBandwidth")).isLessThanOrEqualTo(100);
    assertThat(mean(capped, ALL, "unprotectedHours"))
        .isGreaterThan(mean(free, ALL, "unprotectedHours"));
  }

  private static Answer ask(String... changes) {
    return Asked.answer(Asked.outage(DEVICES, FUTURES, changes));
  }

  private static double mean(Answer answer, String plan, String measure) {
    return Asked.mean(answer, plan, measure);
  }
}
