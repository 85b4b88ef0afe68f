package io.fleettwin.api.whatif;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/validation.md says of the model: the rows of its tables that begin with a plan. */
final class Validation {

  static final Path HOME = Path.of("").toAbsolutePath().getParent();

  private static final Pattern COMMAND =
      Pattern.compile("`\\./twin what-if config/validation/([a-z-]+)\\.yaml`");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(?<plan>[a-z0-9-]+)` \\| (?<figure>[^|]+) \\| (?<published>[^|]+)"
              + " \\| (?<says>[^|]+) \\| (?<band>[^|]+) \\| (?<within>[^|]+) \\| (?<so>[^|]+) \\|");

  /**
   * A row.
   *
   * @param question in {@code config/validation}
   * @param says what the model says; not finite if it is not reached
   * @param within how far the model may be from that
   */
  record Row(String question, String plan, String figure, double says, double within, String so) {}

  private Validation() {}

  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    String question = "";
    for (String line : Files.readAllLines(HOME.resolve("docs/validation.md"))) {
      Matcher command = COMMAND.matcher(line);
      if (command.matches()) {
        question = command.group(1);
      }
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(
            new Row(
                question,
                row.group("plan"),
                row.group("figure"),
                number(row.group("says"), Double.POSITIVE_INFINITY),
                number(row.group("within"), 0),
                row.group("so")));
      }
    }
    return rows;
  }

  private static double number(String cell, double ifNone) {
    return cell.equals("-") ? ifNone : Double.parseDouble(cell);
  }
}
