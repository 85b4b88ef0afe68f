package io.fleettwin.api.cli.demo;

import static io.fleettwin.rollout.Count.BOOT_LOOP;
import static io.fleettwin.rollout.Count.BUG_CHECKED;
import static io.fleettwin.rollout.Count.DEGRADED;
import static io.fleettwin.rollout.Count.OFFERED;
import static io.fleettwin.rollout.Count.RECOVERED_BY_ROLLBACK;
import static io.fleettwin.rollout.Count.RECOVERY;
import static io.fleettwin.rollout.Count.ROLLED_BACK;
import static io.fleettwin.rollout.Count.WITHDRAWN;

import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.rollout.Tally;
import io.fleettwin.software.DriverMode;
import java.util.List;

/**
 * What a plan did to a fleet, computed from the course of its rollout and nothing else: the same
 * course gives the same result.
 *
 * @param plan for people
 * @param mode where the update's code runs: whether it stops machines or only its agent
 * @param devices of the fleet
 * @param offered devices that were offered the update
 * @param hit devices that the defect stopped, or whose agent it stopped, at any time
 * @param down stopped, starting over and over, in WinRE, waiting for hands, or starting
 * @param bootLoop starting and crashing over and over, without ever reaching WinRE
 * @param winRe in the Windows Recovery Environment
 * @param unprotected up, with the agent down
 * @param back when shares of those hit were back
 * @param stillDown down or unprotected at the end
 * @param rolledBack went back to the old version without having been hit
 * @param withdrawn were offered the update and never got it
 * @param curve devices down over time
 * @param simulatedMinutes from the start of the rollout until nothing more happened
 */
public record PlanResult(
    String plan,
    DriverMode mode,
    int devices,
    int offered,
    int hit,
    Peak down,
    Peak bootLoop,
    Peak winRe,
    Peak unprotected,
    Recovered recovered,
    List<Milestone> back,
    int stillDown,
    int rolledBack,
    int withdrawn,
    Stop stop,
    List<CurvePoint> curve,
    int simulatedMinutes) {

  public PlanResult {
    back = List.copyOf(back);
    curve = List.copyOf(curve);
  }

  /** The result of a course in a fleet of so many devices. */
  public static PlanResult of(String plan, int devices, Course course) {
    RolloutView last = course.last();
    Tally end = last.total();
    List<Course.Moment> moments = course.moments();
    return new PlanResult(
        plan,
        last.state().plan().update().mode(),
        devices,
        end.get(OFFERED),
        hit(end),
        Peak.of(moments, Tally::down),
        Peak.of(moments, tally -> tally.get(BOOT_LOOP)),
        Peak.of(moments, tally -> tally.get(RECOVERY)),
        Peak.of(moments, tally -> tally.get(DEGRADED)),
        Recovered.of(end),
        Milestone.of(moments, hit(end)),
        end.down() + end.get(DEGRADED),
        end.get(ROLLED_BACK),
        end.get(WITHDRAWN),
        Stop.of(course),
        CurvePoint.of(moments),
        last.tick() - last.state().startTick());
  }

  /**
   * In kernel mode the bug checks; in user mode the agents that are down, or were until rollback.
   */
  private static int hit(Tally tally) {
    return tally.get(BUG_CHECKED) + tally.get(DEGRADED) + tally.get(RECOVERED_BY_ROLLBACK);
  }

  /** Devices that the plan kept the update away from. */
  public int neverOffered() {
    return devices - offered;
  }
}
