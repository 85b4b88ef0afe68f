package io.fleettwin.api.cli;

import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.config.Questions;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which question is asked, and with what changes. */
final class QuestionOptions {

  @Parameters(
      paramLabel = "QUESTION",
      description = "Name of a question in config/scenarios, or a .yaml or .json file.")
  private String question;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all random draws (default: the question's).")
  private Long seed;

  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "Size of the fleet (default: the question's).")
  private Integer devices;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Ask with another value at a place of the question, such as"
              + " recovery.serviceDesk.opens=06:00. Can be given several times.")
  private Map<String, String> changes = new LinkedHashMap<>();

  /**
   * The question as it is asked.
   *
   * @param more values of other options by their place in the question; null for those not given
   * @throws io.fleettwin.api.config.ConfigException if it is not there, or not valid
   */
  QuestionDocument document(Map<String, ?> more) {
    Map<String, String> all = new LinkedHashMap<>(changes);
    more.forEach((path, value) -> put(all, path, value));
    put(all, "fleet.seed", seed);
    put(all, "fleet.devices", devices);
    QuestionDocument document = Questions.inHome().namedOrAt(question);
    return all.isEmpty() ? document : document.with(all);
  }

  private static void put(Map<String, String> all, String path, Object value) {
    if (value != null) {
      all.put(path, String.valueOf(value));
    }
  }
}
