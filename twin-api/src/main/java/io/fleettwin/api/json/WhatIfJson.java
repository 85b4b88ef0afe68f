package io.fleettwin.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.cluster.history.WhatIfEntry;
import io.fleettwin.cluster.history.WhatIfProgress;
import io.fleettwin.cluster.history.WhatIfState;
import java.time.Instant;
import java.util.Optional;

/**
 * A what-if question that was asked, and how far its answer has come.
 *
 * @param href path of its resource
 * @param question its name
 * @param replications futures of each plan, at most
 * @param problem why it has failed
 * @param report path of the answer as a page
 * @param figures path of the answer as CSV
 * @param answer left out in lists and events
 */
public record WhatIfJson(
    String id,
    String href,
    String question,
    int devices,
    int plans,
    int replications,
    String state,
    long revision,
    String asked,
    String started,
    String ended,
    Progress progress,
    String problem,
    String report,
    String figures,
    JsonNode answer) {

  /**
   * How far the answer has come.
   *
   * @param part of the work that is under way
   * @param played futures of this part
   * @param total futures of this part, at most
   * @param secondsLeft of this part, at the pace so far
   */
  public record Progress(String part, long played, long total, Long secondsLeft) {

    static Progress of(WhatIfProgress progress) {
      return new Progress(
          progress.part(),
          progress.played(),
          progress.total(),
          progress.secondsLeft().isPresent() ? progress.secondsLeft().getAsLong() : null);
    }
  }

  /**
   * The document of a question.
   *
   * @param href path of its resource
   */
  public static WhatIfJson of(WhatIfEntry entry, String href, Optional<JsonNode> answer) {
    boolean hasAnswer = entry.state() == WhatIfState.DONE;
    return new WhatIfJson(
        entry.id(),
        href,
        entry.name(),
        entry.devices(),
        entry.plans(),
        entry.replications(),
        WireNames.of(entry.state()),
        entry.revision(),
        entry.asked().toString(),
        entry.started().map(Instant::toString).orElse(null),
        entry.ended().map(Instant::toString).orElse(null),
        entry.state().isEnd() ? null : entry.progress().map(Progress::of).orElse(null),
        entry.problem().orElse(null),
        hasAnswer ? href + "/report.html" : null,
        hasAnswer ? href + "/figures.csv" : null,
        answer.orElse(null));
  }
}
