package io.fleettwin.fleet;

import java.util.List;

/**
 * Things to choose from, each with its share of the whole.
 *
 * @param <T> what is chosen
 */
public final class Shares<T> {

  /**
   * One thing and its weight among the others.
   *
   * @param weight 0 or more, in any unit that all of them share
   */
  public record Share<T>(T value, double weight) {
    public Share {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a weight is 0 or more, not " + weight);
      }
    }
  }

  private final List<Share<T>> shares;

  /**
   * Where the stretch of each thing ends in the unit interval; 1 for the last one with a weight.
   */
  private final double[] ends;

  private Shares(List<Share<T>> shares, double[] ends) {
    this.shares = shares;
    this.ends = ends;
  }

  /**
   * Things with their weights.
   *
   * @throws IllegalArgumentException if there is none with a weight above 0
   */
  public static <T> Shares<T> of(List<Share<T>> shares) {
    double total = shares.stream().mapToDouble(Share::weight).sum();
    if (!(total > 0)) {
      throw new IllegalArgumentException("at least one share must be above 0");
    }
    double[] ends = new double[shares.size()];
    double sum = 0;
    int last = 0;
    for (int i = 0; i < ends.length; i++) {
      sum += shares.get(i).weight();
      ends[i] = sum / total;
      last = shares.get(i).weight() > 0 ? i : last;
    }
    for (int i = last; i < ends.length; i++) {
      ends[i] = 1;
    }
    return new Shares<>(List.copyOf(shares), ends);
  }

  /** One thing that is always chosen. */
  public static <T> Shares<T> only(T value) {
    return of(List.of(new Share<>(value, 1)));
  }

  /** How many things there are. */
  public int size() {
    return ends.length;
  }

  /** The thing at a position, from 0. */
  public T get(int position) {
    return shares.get(position).value();
  }

  /** The share of the thing at a position, 0 to 1. */
  public double share(int position) {
    return ends[position] - (position == 0 ? 0 : ends[position - 1]);
  }

  /** All things, in the order in which they were given. */
  public List<T> values() {
    return shares.stream().map(Share::value).toList();
  }

  /**
   * The position of the chosen thing.
   *
   * @param draw uniformly distributed in [0, 1)
   */
  public int position(double draw) {
    for (int i = 0; i < ends.length; i++) {
      if (draw < ends[i]) {
        return i;
      }
    }
    throw new IllegalArgumentException("a draw is below 1, not " + draw);
  }

  /**
   * The chosen thing.
   *
   * @param draw uniformly distributed in [0, 1)
   */
  public T pick(double draw) {
    return get(position(draw));
  }
}
