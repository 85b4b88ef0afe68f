package io.fleettwin.cluster.node;

import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.japi.function.Function;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.cohort.FleetCount;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.fleet.Cohorts;
import io.fleettwin.fleet.DeviceFilter;
import io.fleettwin.fleet.DevicePosition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** Questions that all cohorts of a world answer together. */
final class CohortQuestions {

  private final ClusterSharding sharding;
  private final Duration timeout;

  /**
   * @param timeout how long a question may take in all
   */
  CohortQuestions(ClusterSharding sharding, Duration timeout) {
    this.sharding = sharding;
    this.timeout = timeout;
  }

  CompletionStage<FleetCount> count(String world) {
    return counted(world, Cohort.Count::new);
  }

  CompletionStage<FleetCount> count(String world, DeviceFilter filter) {
    return counted(world, to -> new Cohort.CountMatching(filter, to));
  }

  private CompletionStage<FleetCount> counted(
      String world, Function<ActorRef<FleetCount>, Cohort.Command> question) {
    List<CompletableFuture<FleetCount>> counts =
        IntStream.range(0, Cohorts.COUNT)
            .mapToObj(cohort -> ask(world, cohort, question, timeout))
            .toList();
    return all(counts)
        .thenApply(answers -> answers.stream().reduce(FleetCount.NONE, FleetCount::plus));
  }

  CompletionStage<FoundDevices> devices(
      String world, DeviceFilter filter, DevicePosition from, int limit) {
    if (limit < 1 || limit > Cohort.Page.MAX_DEVICES) {
      throw new IllegalArgumentException("a page has 1 to " + Cohort.Page.MAX_DEVICES + " devices");
    }
    long deadline = System.nanoTime() + timeout.toNanos();
    return DeviceWalk.from(
        from,
        limit,
        (at, wanted) ->
            ask(
                    world,
                    at.cohort(),
                    (ActorRef<Cohort.Page> to) ->
                        new Cohort.GetPage(filter, at.behind(), wanted, to),
                    Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))
                .thenApply(Cohort.Page::page));
  }

  private <T> CompletableFuture<T> ask(
      String world, int cohort, Function<ActorRef<T>, Cohort.Command> question, Duration within) {
    return sharding
        .entityRefFor(Cohort.ENTITY_KEY, PersistenceIds.cohort(world, cohort))
        .ask(question, within)
        .toCompletableFuture();
  }

  /** The answers, in the order of the questions. */
  static <T> CompletionStage<List<T>> all(List<CompletableFuture<T>> asked) {
    return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
        .thenApply(all -> asked.stream().map(CompletableFuture::join).toList());
  }
}
