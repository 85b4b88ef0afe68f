package io.fleettwin.forecast;

import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.Hardware;
import io.fleettwin.endpoint.Facts;
import io.fleettwin.random.Draws;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.OsBuild;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an update means to each kind of device, whatever the seed. A fleet has tens of thousands of
 * kinds; those that the model cannot tell apart once it is known whom the defect hits share one
 * object, so that all of them stay near.
 */
final class Kinds {

  /** What is asked of the devices: all plans with the same update and defect ask the same. */
  record Question(Update update, Optional<Defect> defect) {

    static Question of(RolloutPlan plan) {
      return new Question(plan.update(), plan.incident().map(Incident::defect));
    }
  }

  private record Kind(
      DeviceProfile profile, OsBuild os, boolean candidate, boolean exposed, boolean recurs) {}

  private final Defect defect;
  private final Kind[] kinds;

  Kinds(List<Device> examples, Question question) {
    this.defect = question.defect.orElse(null);
    Map<Kind, Kind> shared = new HashMap<>();
    this.kinds =
        examples.stream()
            .map(example -> kindOf(example, question))
            .map(kind -> shared.computeIfAbsent(kind, same -> same))
            .toArray(Kind[]::new);
  }

  private static Kind kindOf(Device example, Question question) {
    return new Kind(
        withoutNames(example.profile()),
        example.installed().os(),
        question.update.isApplicableTo(example),
        question.defect.map(d -> d.canHit(example)).orElse(false),
        question.defect.map(d -> d.recursAtEveryStart(example)).orElse(true));
  }

  /** Makes and models matter to whom a defect hits, and to nothing after that. */
  private static DeviceProfile withoutNames(DeviceProfile profile) {
    Hardware hardware = profile.hardware();
    return new DeviceProfile(
        new Hardware("", "", hardware.formFactor(), hardware.disk()),
        profile.edition(),
        profile.site(),
        profile.role(),
        profile.encrypted(),
        profile.recovery());
  }

  /** Whether devices of a kind can take the update. */
  boolean isCandidate(int kind) {
    return kinds[kind].candidate;
  }

  Facts facts(int number, long key, Draws draws) {
    Kind kind = kinds[number];
    boolean defective = kind.exposed && defect.isDrawn(key, draws);
    return new Facts(key, kind.profile, kind.os, defective, kind.recurs);
  }
}
