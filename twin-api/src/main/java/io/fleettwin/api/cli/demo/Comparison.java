package io.fleettwin.api.cli.demo;

import static io.fleettwin.api.cli.screen.Text.count;
import static io.fleettwin.api.cli.screen.Text.minutes;
import static io.fleettwin.api.cli.screen.Text.number;
import static io.fleettwin.api.cli.screen.Text.percent;

import io.fleettwin.software.DriverMode;
import java.util.ArrayList;
import java.util.List;

/** What the figures of several plans say, in plain words. */
public final class Comparison {

  private Comparison() {}

  /**
   * What happened with the first plan, and what each other one changes.
   *
   * @param results of one fleet and one update, at least one
   */
  public static List<String> of(List<PlanResult> results) {
    PlanResult first = results.getFirst();
    List<String> sentences = new ArrayList<>();
    sentences.add(told(first));
    for (PlanResult other : results.subList(1, results.size())) {
      sentences.add(compared(first, other));
    }
    return sentences;
  }

  private static String told(PlanResult r) {
    if (r.hit() == 0) {
      return "%s: no device was hit; %s.".formatted(r.plan(), stopped(r));
    }
    return "%s: the defect %s %s of %s (%s); %s. %s"
        .formatted(
            r.plan(),
            verb(r),
            number(r.hit()),
            count(r.devices(), "device", "devices"),
            percent(r.hit(), r.devices()),
            stopped(r),
            recovery(r));
  }

  private static String verb(PlanResult r) {
    return r.mode() == DriverMode.KERNEL ? "stopped" : "took the agent from";
  }

  private static String compared(PlanResult first, PlanResult other) {
    String hit = "%s: %s".formatted(other.plan(), difference(first, other));
    String kept =
        other.neverOffered() > 0
            ? ", and %s never offered the update"
                .formatted(count(other.neverOffered(), "device was", "devices were"))
            : "";
    String back = other.hit() > 0 ? " " + recovery(other) : "";
    return hit + "; " + stopped(other) + kept + "." + back;
  }

  private static String difference(PlanResult first, PlanResult other) {
    if (other.hit() == first.hit()) {
      return other.hit() == 0
          ? "no device was hit either"
          : "as many devices were hit, " + number(other.hit());
    }
    String figures =
        "%s hit instead of %s"
            .formatted(
                other.hit() == 0
                    ? "no device was"
                    : count(other.hit(), "device was", "devices were"),
                number(first.hit()));
    return 0 < other.hit() && other.hit() < first.hit()
        ? figures + ", " + percent(first.hit() - other.hit(), first.hit()) + " fewer"
        : figures;
  }

  private static String stopped(PlanResult r) {
    return switch (r.stop()) {
      case Stop.ByGate gate ->
          "the gate of ring %s stopped it %s after the first offer, knowing of %s that had failed out of %s"
              .formatted(
                  gate.ring(),
                  minutes(gate.minute()),
                  count(gate.failures(), "device", "devices"),
                  number(gate.sample()));
      case Stop.ByVendor vendor ->
          "no gate stopped it, its vendor took it back after " + minutes(vendor.minute());
      case Stop.ByOperator operator ->
          "an operator cancelled it after " + minutes(operator.minute());
      case Stop.ByNobody nobody -> "nothing stopped it";
    };
  }

  private static String recovery(PlanResult r) {
    int hands = r.recovered().byHandsInAll();
    String byHand = hands == 0 ? "" : ", %s by hand".formatted(number(hands));
    String left =
        r.stillDown() == 0
            ? ""
            : "; %s still down after %s"
                .formatted(count(r.stillDown(), "is", "are"), minutes(r.simulatedMinutes()));
    return back(r.back().getFirst(), r.back().getLast()) + byHand + left + ".";
  }

  private static String back(Milestone half, Milestone nearlyAll) {
    if (half.minute().isEmpty()) {
      return "Fewer than half of those hit came back";
    }
    String first = minutes(half.minute().getAsInt());
    if (nearlyAll.minute().isEmpty()) {
      return "Half of those hit were back after " + first;
    }
    String last = minutes(nearlyAll.minute().getAsInt());
    return first.equals(last)
        ? "%d %% of those hit were back after %s".formatted(nearlyAll.percent(), last)
        : "Half of those hit were back after %s, %d %% after %s"
            .formatted(first, nearlyAll.percent(), last);
  }
}
