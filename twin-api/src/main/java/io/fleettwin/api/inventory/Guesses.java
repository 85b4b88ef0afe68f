package io.fleettwin.api.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A table of patterns and what they stand for. The first pattern that is found in a text decides,
 * so special cases stand above general ones.
 *
 * @param <E> what the patterns stand for
 */
final class Guesses<E extends Enum<E>> {

  private record Guess<E>(Pattern pattern, E value) {}

  private final List<Guess<E>> guesses;

  private Guesses(List<Guess<E>> guesses) {
    this.guesses = guesses;
  }

  /** Takes a table with the columns pattern, value and note. */
  static <E extends Enum<E>> Guesses<E> of(DataTable table, Class<E> type) {
    var guesses = new ArrayList<Guess<E>>();
    for (DataTable.Row row : table.rows()) {
      try {
        guesses.add(
            new Guess<>(
                Pattern.compile(row.value(0), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                Enum.valueOf(type, row.value(1).toUpperCase(Locale.ROOT))));
      } catch (PatternSyntaxException e) {
        throw row.wrong("is no regular expression: " + e.getDescription());
      } catch (IllegalArgumentException e) {
        throw row.wrong("'" + row.value(1) + "' is none of " + List.of(type.getEnumConstants()));
      }
    }
    return new Guesses<>(List.copyOf(guesses));
  }

  /** What a text stands for, if any pattern is found in it. */
  Optional<E> of(String text) {
    return guesses.stream()
        .filter(guess -> guess.pattern().matcher(text).find())
        .map(Guess::value)
        .findFirst();
  }
}
