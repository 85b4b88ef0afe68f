package io.fleettwin.api.http;

import io.fleettwin.api.inventory.ImportResult;
import io.fleettwin.api.inventory.RowProblem;
import io.fleettwin.api.json.ImportJson;
import io.fleettwin.api.json.ImportJson.RowProblemJson;
import io.fleettwin.api.json.WireNames;
import java.util.ArrayList;
import java.util.List;

/** Counts what becomes of the devices of an import. Used by one thread at a time. */
final class ImportReport {

  private final ImportResult inventory;
  private final List<RowProblemJson> problems = new ArrayList<>();
  private int enrolled;
  private int updated;
  private int unchanged;
  private int refused;

  ImportReport(ImportResult inventory) {
    this.inventory = inventory;
    inventory.problems().stream()
        .limit(HttpLimits.MAX_LISTED_PROBLEMS)
        .map(ImportReport::row)
        .forEach(problems::add);
  }

  private static RowProblemJson row(RowProblem problem) {
    return new RowProblemJson(
        problem.line(),
        problem.field().isEmpty() ? null : problem.field(),
        null,
        WireNames.of(problem.effect()),
        problem.reason());
  }

  ImportReport add(FleetImport.Fate fate) {
    switch (fate) {
      case FleetImport.Fate.Enrolled e -> enrolled++;
      case FleetImport.Fate.Updated u -> updated++;
      case FleetImport.Fate.Unchanged u -> unchanged++;
      case FleetImport.Fate.Refused r -> {
        refused++;
        if (problems.size() < HttpLimits.MAX_LISTED_PROBLEMS) {
          problems.add(
              new RowProblemJson(
                  null, null, r.device().id().value(), "refused", r.refusal().message()));
        }
      }
    }
    return this;
  }

  ImportJson toJson() {
    ImportResult.Totals rows = inventory.totals();
    return new ImportJson(
        inventory.format().id(),
        inventory.devices().size(),
        enrolled,
        updated,
        unchanged,
        refused,
        rows.rejected(),
        rows.skipped(),
        rows.noted(),
        rows.rejected() + rows.skipped() + rows.noted() + refused,
        List.copyOf(problems));
  }
}
