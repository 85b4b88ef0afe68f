package io.fleettwin.api.http;

import io.fleettwin.backtest.Backtest;
import io.fleettwin.backtest.BacktestResult;
import io.fleettwin.backtest.RealStop;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RingEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The history of a fleet in memory, the same for each of its rollouts. */
final class MemoryBacktests {

  private List<Map.Entry<Integer, RingEvent>> history = List.of();
  private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
  private int asked;

  /** From now on this has happened to rings: all of them together, tick by tick. */
  synchronized void history(List<Map.Entry<Integer, RingEvent>> events) {
    history = List.copyOf(events);
  }

  /** From now on nothing is answered until this is completed. */
  synchronized CompletableFuture<Void> hold() {
    gate = new CompletableFuture<>();
    return gate;
  }

  synchronized int asked() {
    return asked;
  }

  synchronized CompletionStage<BacktestResult> run(
      RolloutView view, int lastTick, List<Gate> gates) {
    asked++;
    List<Map.Entry<Integer, RingEvent>> events = history;
    return gate.thenApply(open -> {
      var backtest = new Backtest(gates, RealStop.tickOf(view.state()));
      events.forEach(event -> backtest.accept(event.getKey(), event.getValue()));
      return backtest.end(lastTick);
    });
  }
}
