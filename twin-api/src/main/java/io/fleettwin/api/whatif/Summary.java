package io.fleettwin.api.whatif;

import io.fleettwin.api.json.WireNames;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.study.Case;
import io.fleettwin.study.Measure;
import io.fleettwin.study.Outcome;
import io.fleettwin.study.Series;
import io.fleettwin.study.TimeGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/** Sums up the futures of plans. */
final class Summary {

  private static final double[] PERCENTILES = {0.05, 0.5, 0.95};

  private Summary() {}

  static Answer.Plan plan(Case played, String description, Outcome[] futures, TimeGrid grid) {
    List<RingPlan> rings = played.plan().rings();
    List<Answer.Ring> sizes = new ArrayList<>();
    for (int ring = 0; ring < rings.size(); ring++) {
      sizes.add(new Answer.Ring(rings.get(ring).name(), medianMembers(futures, ring)));
    }
    List<Answer.Measured> measures = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      measures.add(
          new Answer.Measured(
              WireNames.of(measure),
              measure.label(),
              measure.unit().symbol(),
              Band.of(values(futures, measure))));
    }
    return new Answer.Plan(
        played.id(), description, sizes, measures, stops(rings, futures), curves(futures, grid));
  }

  static Answer.Named named(Measure measure) {
    return new Answer.Named(WireNames.of(measure), measure.label(), measure.unit().symbol());
  }

  static double[] values(Outcome[] futures, Measure measure) {
    return Arrays.stream(futures).mapToDouble(future -> future.get(measure)).toArray();
  }

  private static int medianMembers(Outcome[] futures, int ring) {
    double[] members = Arrays.stream(futures).mapToDouble(f -> f.members()[ring]).toArray();
    return (int) Math.round(Band.quantiles(members, 0.5)[0]);
  }

  private static List<Answer.Stopped> stops(List<RingPlan> rings, Outcome[] futures) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (Outcome future : futures) {
      counts.merge(future.stoppedBy(), 1, Integer::sum);
    }
    List<Answer.Stopped> stops = new ArrayList<>();
    counts.forEach((by, count) ->
        stops.add(new Answer.Stopped(name(rings, by), (double) count / futures.length)));
    return stops;
  }

  private static String name(List<RingPlan> rings, int stoppedBy) {
    return switch (stoppedBy) {
      case Outcome.NOBODY -> "nobody";
      case Outcome.VENDOR -> "vendor";
      default -> "gate of ring " + rings.get(stoppedBy).name();
    };
  }

  private static Answer.Curves curves(Outcome[] futures, TimeGrid grid) {
    int rings = futures[0].members().length;
    List<Answer.Line> lines = new ArrayList<>();
    for (Series series : Series.values()) {
      List<Answer.Percentiles> ofRings = new ArrayList<>();
      for (int ring = 0; ring < rings; ring++) {
        int one = ring;
        ofRings.add(percentiles(futures, grid, (f, point) -> f.curves().get(one, series, point)));
      }
      Answer.Percentiles fleet =
          rings == 1
              ? ofRings.getFirst()
              : percentiles(futures, grid, (f, point) -> sum(f, rings, series, point));
      lines.add(new Answer.Line(WireNames.of(series), series.label(), fleet, ofRings));
    }
    return new Answer.Curves(grid.minutes(), lines);
  }

  private interface Value {
    int of(Outcome future, int point);
  }

  private static int sum(Outcome future, int rings, Series series, int point) {
    int sum = 0;
    for (int ring = 0; ring < rings; ring++) {
      sum += future.curves().get(ring, series, point);
    }
    return sum;
  }

  private static Answer.Percentiles percentiles(Outcome[] futures, TimeGrid grid, Value value) {
    int[][] found = new int[PERCENTILES.length][grid.size()];
    double[] values = new double[futures.length];
    for (int point = 0; point < grid.size(); point++) {
      for (int future = 0; future < futures.length; future++) {
        values[future] = value.of(futures[future], point);
      }
      double[] quantiles = Band.quantiles(values, PERCENTILES);
      for (int i = 0; i < quantiles.length; i++) {
        found[i][point] = (int) Math.round(quantiles[i]);
      }
    }
    return new Answer.Percentiles(found[0], found[1], found[2]);
  }

  /** How a plan differs from another one, in pairs of futures that are drawn alike. */
  static Answer.Difference difference(
      String plan, Outcome[] futures, String against, Outcome[] others) {
    List<Answer.Differing> measures = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      double[] differences =
          differences(i -> futures[i].get(measure), i -> others[i].get(measure), futures.length);
      measures.add(
          new Answer.Differing(
              WireNames.of(measure),
              measure.label(),
              measure.unit().symbol(),
              Band.of(differences),
              share(differences, -1),
              share(differences, 1)));
    }
    return new Answer.Difference(plan, against, measures);
  }

  private static double[] differences(
      IntToDoubleFunction one, IntToDoubleFunction other, int size) {
    double[] differences = new double[size];
    Arrays.setAll(differences, i -> orLast(one.applyAsDouble(i)) - orLast(other.applyAsDouble(i)));
    return Arrays.stream(differences).map(d -> Double.isNaN(d) ? 0 : d).toArray();
  }

  /** What is not reached is later than everything that is; what neither reaches does not differ. */
  private static double orLast(double value) {
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  private static double share(double[] differences, int sign) {
    long count = Arrays.stream(differences).filter(d -> Math.signum(d) == sign).count();
    return (double) count / differences.length;
  }
}
