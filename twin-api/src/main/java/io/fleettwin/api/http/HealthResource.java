package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpResponse;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.api.json.StatusJson;
import io.fleettwin.cluster.node.Fleet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Whether the process is up, and whether it can work: for those who restart it or route to it. */
final class HealthResource implements Resource {

  /** No world has events under this name, so that counting them costs nothing. */
  private static final String NOBODY = "readiness-probe";

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

  private final Fleet fleet;

  HealthResource(Fleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public List<Operation> operations() {
    return List.of(Operation.get("/health", this::health), Operation.get("/ready", this::ready));
  }

  private CompletionStage<HttpResponse> health(Exchange exchange) {
    return CompletableFuture.completedFuture(Answers.json(Answers.OK, new StatusJson("up")));
  }

  private CompletionStage<HttpResponse> ready(Exchange exchange) {
    var cluster = soon(fleet.worlds(), "the cluster");
    var journal = soon(fleet.events(NOBODY), "the journal");
    return cluster.thenCombine(
        journal, (worlds, events) -> Answers.json(Answers.OK, new StatusJson("ready")));
  }

  private static <T> CompletableFuture<T> soon(CompletionStage<T> answer, String whose) {
    return answer
        .toCompletableFuture()
        .copy()
        .orTimeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(failure -> {
          throw new ProblemException(ProblemCode.NO_ANSWER, whose + " does not answer");
        });
  }
}
