package io.fleettwin.api.whatif.queue;

import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.whatif.Answer;
import io.fleettwin.api.whatif.Progress;
import io.fleettwin.api.whatif.Threads;
import io.fleettwin.api.whatif.WhatIf;

/** Plays what a question asks for. */
@FunctionalInterface
public interface Player {

  /**
   * The answer to a question.
   *
   * @param id of the answer
   * @throws java.util.concurrent.CancellationException if progress says that nobody wants it
   */
  Answer play(String id, QuestionDocument document, Progress progress);

  /**
   * The one of a node: all processors but one play, and the last one answers requests.
   *
   * @param version of the product
   */
  static Player ofNode(FleetProfiles profiles, String version) {
    return (id, document, progress) -> {
      int processors = Runtime.getRuntime().availableProcessors();
      try (Threads crew = new Threads(Math.max(1, processors - 1))) {
        return new WhatIf(profiles.byNameOnly(), crew, progress).answer(id, version, document);
      }
    };
  }
}
