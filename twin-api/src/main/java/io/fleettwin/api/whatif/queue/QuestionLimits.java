package io.fleettwin.api.whatif.queue;

import io.fleettwin.api.config.ConfigException;
import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.api.whatif.Workload;
import java.util.Locale;

/** What a node is ready to play: fleets that it has a profile of, and no more than it can hold. */
public final class QuestionLimits {

  private final FleetProfiles profiles;
  private final QueueSettings settings;

  public QuestionLimits(FleetProfiles profiles, QueueSettings settings) {
    this.profiles = profiles.byNameOnly();
    this.settings = settings;
  }

  /**
   * Holds a question against the limits, with everything that may be played for it.
   *
   * @throws ProblemException if it is beyond one of them, or a plan makes no rollout
   * @throws ConfigException if a combination of a search makes no valid question
   */
  public void check(QuestionDocument document) {
    Workload work = Workload.of(document);
    work.profiles().forEach(this::check);
    if (work.devices() > settings.maxDevices()) {
      throw refusal(
          "/fleet/devices",
          "needs fleets of %s devices in all; this node plays up to %s"
              .formatted(count(work.devices()), count(settings.maxDevices())));
    }
    if (work.deviceFutures() > settings.maxDeviceFutures()) {
      throw refusal(
          "/study",
          ("asks for up to %s devices times futures; this node plays up to %s: ask for fewer"
                  + " replications, plans, parameters or devices")
              .formatted(count(work.deviceFutures()), count(settings.maxDeviceFutures())));
    }
    if (work.curveValues() > settings.maxCurveValues()) {
      throw refusal(
          "/study/replications",
          ("makes curves of %s values, which are held in memory; this node holds up to %s: ask for"
                  + " fewer replications, plans or rings, or a shorter horizon")
              .formatted(count(work.curveValues()), count(settings.maxCurveValues())));
    }
  }

  private void check(String profile) {
    try {
      profiles.named(profile);
    } catch (ConfigException e) {
      throw ProblemException.at(ProblemCode.INVALID, FieldError.at("/fleet/profile", e.problem()));
    }
  }

  private static ProblemException refusal(String pointer, String reason) {
    return ProblemException.at(ProblemCode.INVALID, FieldError.at(pointer, reason));
  }

  private static String count(long figure) {
    return String.format(Locale.ROOT, "%,d", figure);
  }

  private static String count(double figure) {
    return String.format(Locale.ROOT, "%,.0f", figure);
  }
}
