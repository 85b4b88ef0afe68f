package io.fleettwin.api.cli.demo;

import static io.fleettwin.api.cli.screen.Text.minutes;
import static io.fleettwin.api.cli.screen.Text.number;
import static io.fleettwin.api.cli.screen.Text.percent;

import io.fleettwin.api.cli.screen.Table;
import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.software.DriverMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Plans side by side, a column each. */
public final class ComparisonTable {

  /** Where a figure makes no sense. */
  private static final String NONE = "-";

  private final List<PlanRun> runs;
  private final Table table;

  private ComparisonTable(List<PlanRun> runs) {
    this.runs = runs;
    List<String> heading = new ArrayList<>(List.of(""));
    runs.forEach(run -> heading.add(run.result().plan()));
    this.table = Table.ofFigures(heading);
  }

  /**
   * The table of these runs.
   *
   * @param runs of one fleet and one update, at least one
   */
  public static String of(List<PlanRun> runs) {
    var comparison = new ComparisonTable(runs);
    boolean kernel = runs.getFirst().result().mode() == DriverMode.KERNEL;
    comparison.extent(kernel);
    comparison.worstMoment(kernel);
    comparison.recovery();
    comparison.rest();
    comparison.stop();
    comparison.cost();
    return comparison.table.toString();
  }

  private void extent(boolean kernel) {
    figure("Devices", PlanResult::devices);
    figure("Offered the update", PlanResult::offered);
    figure(kernel ? "Stopped by a bug check" : "Agent stopped, device up", PlanResult::hit);
    result("Share of the fleet", r -> percent(r.hit(), r.devices()));
  }

  private void worstMoment(boolean kernel) {
    section("At the worst moment");
    result("  down at once", r -> peak(r.down()));
    if (kernel) {
      result("  in a boot loop at once", r -> peak(r.bootLoop()));
      result("  in WinRE at once", r -> peak(r.winRe()));
    } else {
      result("  without agent at once", r -> peak(r.unprotected()));
    }
  }

  private void recovery() {
    section("Came back by");
    figure("  restarts", r -> r.recovered().byRestarts());
    figure("  Quick Machine Recovery", r -> r.recovered().byQuickMachineRecovery());
    figure("  hands", r -> r.recovered().byHands());
    figure("  hands with recovery key", r -> r.recovered().byHandsWithKey());
    figure("  rollback", r -> r.recovered().byRollback());
    section("Of those hit, back after");
    for (int i = 0; i < Milestone.PERCENTS.size(); i++) {
      int position = i;
      result("  " + Milestone.PERCENTS.get(i) + " %", r -> milestone(r, r.back().get(position)));
    }
    figure("Still down at the end", PlanResult::stillDown);
  }

  private void rest() {
    section("Not hit");
    figure("  rolled back", PlanResult::rolledBack);
    figure("  offer withdrawn", PlanResult::withdrawn);
    figure("  never offered", PlanResult::neverOffered);
  }

  private void stop() {
    result("Stopped by", r -> stopper(r.stop()));
    result("  failed, of those known", r -> seen(r.stop()));
    result("Time to detect", r -> detected(r.stop()));
  }

  private void cost() {
    result("Simulated time", r -> minutes(r.simulatedMinutes()));
    run("Wall time", r -> Text.duration(r.wall()));
    run("Events persisted", r -> number(r.events()));
  }

  private static String peak(Peak peak) {
    return peak.devices() == 0 ? "0" : number(peak.devices()) + " after " + minutes(peak.minute());
  }

  private static String milestone(PlanResult result, Milestone milestone) {
    if (result.hit() == 0) {
      return NONE;
    }
    return milestone.minute().isPresent() ? minutes(milestone.minute().getAsInt()) : "not reached";
  }

  private static String stopper(Stop stop) {
    return switch (stop) {
      case Stop.ByGate gate -> "gate of ring " + gate.ring();
      case Stop.ByVendor vendor -> "vendor after " + minutes(vendor.minute());
      case Stop.ByOperator operator -> "operator after " + minutes(operator.minute());
      case Stop.ByNobody nobody -> "nobody";
    };
  }

  private static String seen(Stop stop) {
    return stop instanceof Stop.ByGate gate
        ? number(gate.failures()) + " of " + number(gate.sample())
        : NONE;
  }

  /** From the first offer to the gate's verdict. */
  private static String detected(Stop stop) {
    return stop instanceof Stop.ByGate gate ? minutes(gate.minute()) : NONE;
  }

  private void section(String label) {
    run(label, r -> "");
  }

  private void figure(String label, Function<PlanResult, Integer> value) {
    result(label, r -> number(value.apply(r)));
  }

  private void result(String label, Function<PlanResult, String> cell) {
    run(label, r -> cell.apply(r.result()));
  }

  private void run(String label, Function<PlanRun, String> cell) {
    List<String> cells = new ArrayList<>(List.of(label));
    runs.forEach(run -> cells.add(cell.apply(run)));
    table.row(cells);
  }
}
