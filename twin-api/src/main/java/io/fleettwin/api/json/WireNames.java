package io.fleettwin.api.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the constants of the core are called on the wire: {@code BOOT_LOOP} is {@code bootLoop}. */
public final class WireNames {

  private WireNames() {}

  public static String of(Enum<?> constant) {
    return camel(constant.name());
  }

  /** The name on the wire of a constant's name. */
  static String camel(String name) {
    String[] words = name.toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder camel = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      camel.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return camel.toString();
  }

  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String wireName) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> of(constant).equals(wireName))
        .findFirst();
  }

  /** All names of a type, for people. */
  public static String all(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(WireNames::of)
        .collect(Collectors.joining(", "));
  }
}
