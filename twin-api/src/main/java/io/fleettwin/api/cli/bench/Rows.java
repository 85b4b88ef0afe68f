package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.ask.CommandFailed;
import java.util.List;

/** All rows there are. */
public final class Rows {

  private static final List<Row> ALL =
      List.of(
          new HeapRow(),
          new PersistRow(),
          new RecoverRow(),
          new StartRow(),
          new BootRow(),
          new RolloutRow(),
          new EphemeralRow(),
          new QueryRow(),
          new OfferRow(),
          new ForecastRow(),
          new ForkRow());

  private Rows() {}

  /** All of them, in the order in which they are run. */
  public static List<Row> all() {
    return ALL;
  }

  public static List<String> names() {
    return ALL.stream().map(Row::name).toList();
  }

  /**
   * The rows of these names, in the order of all rows and each once; all if no name is given.
   *
   * @throws CommandFailed if there is no row of a name
   */
  public static List<Row> named(List<String> names) {
    for (String name : names) {
      if (!names().contains(name)) {
        throw CommandFailed.usage(
            "there is no row '%s'; there are %s".formatted(name, String.join(", ", names())));
      }
    }
    return ALL.stream().filter(row -> names.isEmpty() || names.contains(row.name())).toList();
  }
}
