package io.fleettwin.cluster.backtest;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Adapter;
import akka.persistence.Persistence;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.backtest.Backtest;
import io.fleettwin.backtest.BacktestResult;
import io.fleettwin.backtest.RealStop;
import io.fleettwin.cluster.coordinator.Coordinator;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.rollout.Gate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Runs gates over the histories of rollouts, beside all that goes on. The coordinators of a rollout
 * have no part in it: their node's journal plugin has what they have persisted.
 */
public final class Backtests {

  private final ActorSystem<?> system;
  private final Duration limit;
  private final AtomicLong asked = new AtomicLong();

  /**
   * @param limit how long one may take
   */
  public Backtests(ActorSystem<?> system, Duration limit) {
    this.system = system;
    this.limit = limit;
  }

  /**
   * Runs gates over a rollout's history.
   *
   * @param lastTick up to which the history is read
   * @param gates one for each ring
   */
  public CompletionStage<BacktestResult> run(RolloutView view, int lastTick, List<Gate> gates) {
    String rollout = view.state().plan().id();
    List<String> rings =
        IntStream.range(0, gates.size())
            .mapToObj(ring -> PersistenceIds.ring(view.world(), rollout, ring))
            .toList();
    CompletableFuture<BacktestResult> answer = new CompletableFuture<>();
    var reader =
        HistoryReader.create(
            journalOf(rings.getFirst()),
            new MergedHistory(rings, lastTick),
            new Backtest(gates, RealStop.tickOf(view.state())),
            limit,
            answer);
    system.systemActorOf(reader, "backtest-" + asked.incrementAndGet(), Props.empty());
    return answer;
  }

  private akka.actor.ActorRef journalOf(String ring) {
    return Persistence.get(Adapter.toClassic(system))
        .journalFor(Coordinator.journalOf(ring), ConfigFactory.empty());
  }
}
