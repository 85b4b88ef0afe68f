package io.fleettwin.api.whatif;

import io.fleettwin.api.config.Question;
import io.fleettwin.api.config.QuestionPlan;
import io.fleettwin.fleet.FleetProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an answer rests on that nobody has published, by the document that says so. */
public final class Assumed {

  /** The word that marks a source as none. */
  private static final String MARK = "assumed";

  private Assumed() {}

  /**
   * Finds them, in the order of each document.
   *
   * @param profile of the question's fleet
   * @return each with its document as name, and its place in it as value
   */
  public static List<Answer.Assumption> of(Question question, FleetProfile profile) {
    Map<String, Map<String, String>> documents = new LinkedHashMap<>();
    documents.put("question " + question.name(), question.sources());
    documents.put("fleet profile " + profile.name(), profile.sources());
    for (QuestionPlan plan : question.plans()) {
      documents.put("rings " + plan.rings().name(), plan.rings().sources());
    }
    List<Answer.Assumption> all = new ArrayList<>();
    documents.forEach((document, sources) ->
        sources.forEach((place, source) -> {
          if (source.toLowerCase(Locale.ROOT).contains(MARK)) {
            all.add(new Answer.Assumption(document, place, source.strip()));
          }
        }));
    all.add(
        new Answer.Assumption(
            "endpoint model", "every default that names no source", "docs/model.md"));
    return all;
  }
}
