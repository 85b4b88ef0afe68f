package io.fleettwin.api.config;

import io.fleettwin.fleet.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Tables of shares, which must add up. */
final class Percentages {

  /** By how much a sum may miss its total, in percent. */
  private static final double TOLERANCE = 0.001;

  private Percentages() {}

  /** A mapping of names to percentages that add up to 100. */
  static <T> Shares<T> table(ConfigNode table, BiFunction<ConfigNode, String, T> value) {
    List<Shares.Share<T>> shares = new ArrayList<>();
    for (Map.Entry<String, ConfigNode> entry : table.entries().entrySet()) {
      ConfigNode node = entry.getValue();
      shares.add(new Shares.Share<>(value.apply(node, entry.getKey()), node.number(0, 100)));
    }
    return checked(table, 100, shares);
  }

  /** A mapping of an enum's constants to percentages that add up to 100. */
  static <E extends Enum<E>> Shares<E> table(ConfigNode table, Class<E> type) {
    return table(table, (node, name) -> node.constant(type, name));
  }

  /**
   * Shares that add up to a total.
   *
   * @param place what is refused if they do not
   * @param total in percent; less than 100 where the published figures cover more than is used
   */
  static <T> Shares<T> checked(ConfigNode place, double total, List<Shares.Share<T>> shares) {
    double sum = shares.stream().mapToDouble(Shares.Share::weight).sum();
    if (Math.abs(sum - total) > TOLERANCE) {
      throw place.refuse(
          "adds up to " + Math.round(sum * 1000) / 1000.0 + " %, and must be " + total + " %");
    }
    return place.make(() -> Shares.of(shares));
  }

  /** The field {@code total} of a mapping, 100 if it is not there. */
  static double total(ConfigNode mapping) {
    return mapping.find("total").map(node -> node.number(0.001, 100)).orElse(100.0);
  }
}
