package io.fleettwin.api.json;

import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Hardware;
import io.fleettwin.software.Driver;
import io.fleettwin.software.Edition;
import io.fleettwin.update.Combination;
import java.util.List;
import java.util.Set;

/** A combination of attributes that devices can match; see {@link Combination}. */
public record CombinationJson(
    String make,
    String model,
    List<String> formFactors,
    List<String> editions,
    Integer minBuild,
    Integer maxBuild,
    String requiredModule) {

  private static final int MAX_BUILD = 999_999;

  static CombinationJson of(Combination combination) {
    return new CombinationJson(
        combination.make().isEmpty() ? null : combination.make(),
        combination.model().isEmpty() ? null : combination.model(),
        names(combination.formFactors()),
        names(combination.editions()),
        combination.minBuild() == 0 ? null : combination.minBuild(),
        combination.maxBuild() == 0 ? null : combination.maxBuild(),
        combination.requiredModule().isEmpty() ? null : combination.requiredModule());
  }

  private static List<String> names(Set<? extends Enum<?>> constants) {
    return constants.isEmpty() ? null : constants.stream().map(WireNames::of).sorted().toList();
  }

  Combination read(Checks checks) {
    int from = checks.whole("minBuild", minBuild, 0, MAX_BUILD, 0);
    int until = checks.whole("maxBuild", maxBuild, 0, MAX_BUILD, 0);
    if (until != 0 && until < from) {
      checks.wrong("maxBuild", "must not be less than minBuild");
    }
    return new Combination(
        checks.text("make", make, 0, Hardware.MAX_TEXT_CHARS, ""),
        checks.text("model", model, 0, Hardware.MAX_TEXT_CHARS, ""),
        Set.copyOf(constants(checks, "formFactors", formFactors, FormFactor.class)),
        Set.copyOf(constants(checks, "editions", editions, Edition.class)),
        from,
        until,
        checks.text("requiredModule", requiredModule, 0, Driver.MAX_TEXT_CHARS, ""));
  }

  /** A list of constants by their names on the wire. */
  static <E extends Enum<E>> List<E> constants(
      Checks checks, String field, List<String> names, Class<E> type) {
    return checks.each(
        field,
        names,
        type.getEnumConstants().length,
        (name, item) -> item.constant("", name, type, null));
  }
}
