package io.fleettwin.api.cli.demo;

import io.fleettwin.software.DriverMode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Results as a test wants them. */
final class Results {
  private Results() {}

  /** Everything at once, as it happened: most devices down, most of them mended by hand. */
  static PlanResult allAtOnce() {
    return new PlanResult(
        "All at once",
        DriverMode.KERNEL,
        20_000,
        19_200,
        13_420,
        new Peak(13_012, 81),
        new Peak(1_310, 40),
        new Peak(890, 7),
        Peak.NONE,
        new Recovered(700, 0, 4_100, 8_600, 0),
        List.of(
            new Milestone(50, OptionalInt.of(2_200)),
            new Milestone(97, OptionalInt.of(8_640)),
            new Milestone(99, OptionalInt.empty())),
        20,
        310,
        5_470,
        new Stop.ByVendor(78),
        List.of(new CurvePoint(0, 0, 0)),
        43_200);
  }

  /** Through rings: the gate of the first ring stops it. */
  static PlanResult rings() {
    return new PlanResult(
        "Autopatch rings",
        DriverMode.KERNEL,
        20_000,
        5,
        3,
        new Peak(3, 4),
        Peak.NONE,
        new Peak(2, 3),
        Peak.NONE,
        new Recovered(0, 0, 1, 2, 0),
        List.of(
            new Milestone(50, OptionalInt.of(35)),
            new Milestone(97, OptionalInt.of(51)),
            new Milestone(99, OptionalInt.of(51))),
        0,
        1,
        1,
        new Stop.ByGate("Test", 2, 3, 41),
        List.of(new CurvePoint(0, 0, 0)),
        51);
  }

  /** The same defect in user mode: devices stay up. */
  static PlanResult userMode() {
    return new PlanResult(
        "All at once",
        DriverMode.USER,
        20_000,
        19_200,
        13_420,
        Peak.NONE,
        Peak.NONE,
        Peak.NONE,
        new Peak(13_420, 85),
        new Recovered(0, 0, 0, 0, 13_420),
        List.of(
            new Milestone(50, OptionalInt.of(80)),
            new Milestone(97, OptionalInt.of(83)),
            new Milestone(99, OptionalInt.of(83))),
        0,
        310,
        5_470,
        new Stop.ByVendor(78),
        List.of(new CurvePoint(0, 0, 0)),
        90);
  }

  /** A plan under which nothing happens. */
  static PlanResult nobodyHit() {
    return new PlanResult(
        "Quiet",
        DriverMode.KERNEL,
        20_000,
        20_000,
        0,
        Peak.NONE,
        Peak.NONE,
        Peak.NONE,
        Peak.NONE,
        new Recovered(0, 0, 0, 0, 0),
        List.of(
            new Milestone(50, OptionalInt.empty()),
            new Milestone(97, OptionalInt.empty()),
            new Milestone(99, OptionalInt.empty())),
        0,
        0,
        0,
        new Stop.ByNobody(),
        List.of(new CurvePoint(0, 0, 0)),
        60);
  }

  /** Nobody to mend them. */
  static PlanResult nobodyBack() {
    return hit("Stuck", 3, new Recovered(0, 0, 0, 0, 0), OptionalInt.empty(), 3, 20_160);
  }

  /** A test ring of one. */
  static PlanResult oneHit() {
    return hit("One", 1, new Recovered(0, 0, 1, 0, 0), OptionalInt.of(176), 0, 181);
  }

  private static PlanResult hit(
      String plan, int hit, Recovered recovered, OptionalInt back, int stillDown, int minutes) {
    return new PlanResult(
        plan,
        DriverMode.KERNEL,
        200,
        hit,
        hit,
        new Peak(hit, 4),
        Peak.NONE,
        Peak.NONE,
        Peak.NONE,
        recovered,
        Milestone.PERCENTS.stream().map(percent -> new Milestone(percent, back)).toList(),
        stillDown,
        0,
        0,
        new Stop.ByGate("Test", hit, hit, 97),
        List.of(new CurvePoint(0, 0, 0)),
        minutes);
  }

  static PlanRun run(PlanResult result, int wallSeconds, long events) {
    return new PlanRun(result, Duration.ofSeconds(wallSeconds), events);
  }
}
