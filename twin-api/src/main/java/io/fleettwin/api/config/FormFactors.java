package io.fleettwin.api.config;

import io.fleettwin.device.FormFactor;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Parts of a fleet profile that say something for each form factor. */
final class FormFactors {

  private FormFactors() {}

  /** The form factors that a group says it is about. */
  static Set<FormFactor> of(ConfigNode group) {
    Set<FormFactor> formFactors = EnumSet.noneOf(FormFactor.class);
    for (ConfigNode item : group.get("formFactors").items()) {
      if (!formFactors.add(item.one(FormFactor.class))) {
        throw item.refuse("stands twice");
      }
    }
    return formFactors;
  }

  /** A mapping with one field for each form factor of the fleet. */
  static <T> Map<FormFactor, T> each(
      ConfigNode mapping, Set<FormFactor> fleet, Function<ConfigNode, T> value) {
    Map<FormFactor, T> values = new EnumMap<>(FormFactor.class);
    mapping
        .entries()
        .forEach((name, node) -> {
          FormFactor formFactor = node.constant(FormFactor.class, name);
          if (!fleet.contains(formFactor)) {
            throw node.refuse("the fleet has no such devices; it has " + fleet);
          }
          values.put(formFactor, value.apply(node));
        });
    return complete(mapping, fleet, values);
  }

  /** Named groups that cover each form factor of the fleet once. */
  static <T> Map<FormFactor, T> grouped(
      ConfigNode groups, Set<FormFactor> fleet, Function<ConfigNode, Map<FormFactor, T>> reader) {
    Map<FormFactor, T> values = new EnumMap<>(FormFactor.class);
    for (ConfigNode group : groups.entries().values()) {
      reader
          .apply(group)
          .forEach((formFactor, value) -> {
            if (values.put(formFactor, value) != null) {
              throw group.get("formFactors").refuse(formFactor + " stands in two groups");
            }
          });
    }
    return complete(groups, fleet, values);
  }

  private static <T> Map<FormFactor, T> complete(
      ConfigNode place, Set<FormFactor> fleet, Map<FormFactor, T> values) {
    if (!values.keySet().containsAll(fleet)) {
      Set<FormFactor> missing = EnumSet.copyOf(fleet);
      missing.removeAll(values.keySet());
      throw place.refuse("says nothing about " + missing);
    }
    return values;
  }
}
