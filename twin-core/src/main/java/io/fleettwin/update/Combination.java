package io.fleettwin.update;

import io.fleettwin.device.Device;
import io.fleettwin.device.FormFactor;
import io.fleettwin.software.Edition;
import java.util.Locale;
import java.util.Set;

/**
 * A combination of attributes that devices can match: whom a defect hits, or whom a safeguard hold
 * protects. An empty condition matches everything.
 *
 * @param make manufacturer, any case; empty for all
 * @param model model, any case; empty for all
 * @param formFactors empty for all
 * @param editions empty for all
 * @param minBuild lowest Windows build number hit; 0 for all
 * @param maxBuild highest Windows build number hit; 0 for all
 * @param requiredModule a driver that must be there; empty for none
 */
public record Combination(
    String make,
    String model,
    Set<FormFactor> formFactors,
    Set<Edition> editions,
    int minBuild,
    int maxBuild,
    String requiredModule) {

  /** Matches every device. */
  public static final Combination ALL = new Combination("", "", Set.of(), Set.of(), 0, 0, "");

  public Combination {
    formFactors = Set.copyOf(formFactors);
    editions = Set.copyOf(editions);
    requiredModule = requiredModule.toLowerCase(Locale.ROOT);
  }

  public boolean matches(Device device) {
    var profile = device.profile();
    int build = device.installed().os().build();
    return (make.isEmpty() || make.equalsIgnoreCase(profile.hardware().make()))
        && (model.isEmpty() || model.equalsIgnoreCase(profile.hardware().model()))
        && (formFactors.isEmpty() || formFactors.contains(profile.hardware().formFactor()))
        && (editions.isEmpty() || editions.contains(profile.edition()))
        && build >= minBuild
        && (maxBuild == 0 || build <= maxBuild)
        && (requiredModule.isEmpty() || device.drivers().find(requiredModule).isPresent());
  }
}
