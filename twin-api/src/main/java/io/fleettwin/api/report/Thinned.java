package io.fleettwin.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fewer points of curves that have more than a screen has pixels. Half of them are even on a linear
 * axis and half on a logarithmic one; the highest points of each series stay.
 */
final class Thinned {
  /** Curves of so many points are left as they are. */
  static final int ENOUGH = 600;

  private static final int EACH = ENOUGH / 2;

  private Thinned() {}

  /** The curves of a plan, thinned. */
  static JsonNode curves(JsonNode curves) {
    JsonNode minutes = curves.path("minutes");
    if (minutes.size() <= ENOUGH) {
      return curves;
    }
    int[] kept = kept(minutes, curves.path("series"));
    var thinned = JsonNodeFactory.instance.objectNode();
    thinned.set("minutes", only(kept, minutes));
    ArrayNode all = thinned.putArray("series");
    for (JsonNode series : curves.path("series")) {
      var one = all.addObject();
      one.set("id", series.path("id"));
      one.set("label", series.path("label"));
      one.set("fleet", band(kept, series.path("fleet")));
      ArrayNode rings = one.putArray("rings");
      series.path("rings").forEach(ring -> rings.add(band(kept, ring)));
    }
    return thinned;
  }

  private static int[] kept(JsonNode minutes, JsonNode series) {
    int[] at = new int[minutes.size()];
    Arrays.setAll(at, i -> minutes.get(i).asInt());
    double end = at[at.length - 1];
    TreeSet<Integer> kept = new TreeSet<>();
    for (int i = 0; i <= EACH; i++) {
      double part = (double) i / EACH;
      kept.add(nearest(at, part * end));
      kept.add(nearest(at, Math.pow(Math.max(end, 1), part)));
    }
    for (JsonNode s : series) {
      keepHighest(kept, s.path("fleet"));
      s.path("rings").forEach(ring -> keepHighest(kept, ring));
    }
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void keepHighest(Set<Integer> kept, JsonNode band) {
    kept.add(highest(band.path("median")));
    kept.add(highest(band.path("high")));
  }

  /** Position of the first of the highest values; 0 of none. */
  static int highest(JsonNode values) {
    int highest = 0;
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i).asDouble() > values.get(highest).asDouble()) {
        highest = i;
      }
    }
    return highest;
  }

  /**
   * Position of the minute nearest to this one.
   *
   * @param minutes ascending, at least one
   */
  static int nearest(int[] minutes, double wanted) {
    int found = Arrays.binarySearch(minutes, (int) Math.round(wanted));
    if (found >= 0) {
      return found;
    }
    int after = -found - 1;
    if (after == 0 || after == minutes.length) {
      return Math.min(after, minutes.length - 1);
    }
    return minutes[after] - wanted < wanted - minutes[after - 1] ? after : after - 1;
  }

  private static JsonNode band(int[] kept, JsonNode band) {
    var thinned = JsonNodeFactory.instance.objectNode();
    for (String statistic : new String[] {"low", "median", "high"}) {
      thinned.set(statistic, only(kept, band.path(statistic)));
    }
    return thinned;
  }

  private static ArrayNode only(int[] kept, JsonNode values) {
    ArrayNode some = JsonNodeFactory.instance.arrayNode(kept.length);
    for (int position : kept) {
      some.add(values.path(position));
    }
    return some;
  }
}
