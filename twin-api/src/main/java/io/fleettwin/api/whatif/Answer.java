package io.fleettwin.api.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The answer to a question, as it is written: to a file, over HTTP, into a report. Times are
 * minutes from the first offer. {@code low} and {@code high} are the 5th and the 95th percentile
 * over the futures.
 *
 * @param wallSeconds how long it took
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
    String id,
    Asked question,
    Product product,
    Fleet fleet,
    String epoch,
    int horizonMinutes,
    Replications replications,
    double wallSeconds,
    List<Assumption> assumptions,
    List<Plan> plans,
    List<Difference> differences,
    Sensitivity sensitivity,
    Search search) {

  /** The question. */
  public record Asked(String name, String description, JsonNode document) {}

  /** What has answered it. */
  public record Product(String name, String version) {}

  /** The fleet that it is about. */
  public record Fleet(String profile, int devices) {}

  /**
   * How many futures of each plan were played.
   *
   * @param endedBy all, tightEnough or cancelled
   */
  public record Replications(int asked, int done, long seed, String endedBy) {}

  /**
   * A figure that nobody has published.
   *
   * @param name of the document in which it stands
   * @param value its place in it
   */
  public record Assumption(String name, String value, String source) {}

  /** What became of one plan. */
  public record Plan(
      String id,
      String description,
      List<Ring> rings,
      List<Measured> measures,
      List<Stopped> stoppedBy,
      Curves curves) {}

  /** A ring, with the median of its devices. */
  public record Ring(String name, int devices) {}

  /** A measure of a plan. */
  public record Measured(String id, String label, String unit, @JsonUnwrapped Band band) {}

  /** What stopped the rollout in a share of the futures, 0 to 1. */
  public record Stopped(String by, double share) {}

  /** Devices over time. */
  public record Curves(int[] minutes, List<Line> series) {}

  /** A number of devices over time, of the fleet and of each ring. */
  public record Line(String id, String label, Percentiles fleet, List<Percentiles> rings) {}

  /** Of each moment. */
  public record Percentiles(int[] low, int[] median, int[] high) {}

  /** How a plan differs from another one, future by future. */
  public record Difference(String plan, String against, List<Differing> measures) {}

  /**
   * How a measure differs.
   *
   * @param lowerShare share of futures in which it is lower than with the other plan
   * @param higherShare share of futures in which it is higher
   */
  public record Differing(
      String id,
      String label,
      String unit,
      @JsonUnwrapped Band band,
      double lowerShare,
      double higherShare) {}

  /** Which parameter moves a measure most. */
  public record Sensitivity(
      String plan, Named measure, Double base, int futures, List<Factor> factors) {}

  /** A measure by name. */
  public record Named(String id, String label, String unit) {}

  /**
   * A parameter that was varied.
   *
   * @param swing between its two sides, without sign
   */
  public record Factor(String path, Side low, Side high, double swing) {}

  /** One side of it; the difference is that to the question as it is. */
  public record Side(String value, Double mean, Double difference, Double standardError) {}

  /** The fastest plan within a limit of risk. */
  public record Search(
      Limit limit,
      String plan,
      int plansTried,
      int futures,
      String best,
      List<String> front,
      List<Tried> plans) {}

  /** What may be down at once, and in what share of futures at least. */
  public record Limit(double peakDownPercent, double confidencePercent) {}

  /**
   * A plan that was tried.
   *
   * @param completeMinutes until the rollout is complete if the update is good; null if it is not
   *     by the horizon
   * @param peakDownPercent of the fleet at once if it is bad, on average
   * @param peakDownPercentHigh the same in the future that the limit's confidence leaves out
   * @param futures that were played with the bad update
   */
  public record Tried(
      String id,
      String description,
      Double completeMinutes,
      double peakDownPercent,
      double peakDownPercentHigh,
      boolean meetsLimit,
      boolean onFront,
      int futures,
      List<TriedRing> rings) {}

  /** A ring of a plan that was tried. */
  public record TriedRing(String name, String size, String bake, double thresholdPercent) {}
}
