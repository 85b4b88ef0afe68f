package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.ask.Answers;
import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.world.ForkOrder;
import java.util.List;
import java.util.Optional;

/** What a fork costs that nothing happens in, and its deletion. */
final class ForkRow implements Row {

  private static final Figure FORK = Figure.total("fork, fleet counted", "s");
  private static final Figure ROWS = Figure.less("events of the fork", "events");
  private static final Figure DELETE = Figure.total("deletion", "s");

  private static final String PARENT = "bench";
  private static final String CHILD = "fork";

  @Override
  public String name() {
    return "fork";
  }

  @Override
  public String measures() {
    return "from the order to fork a simulated world until the fork has told how many devices it"
        + " has; how many events the journal has of it; its deletion";
  }

  @Override
  public String bound() {
    return "of the fork: a start of a node on the same journal, until the parent is counted";
  }

  @Override
  public List<Measurement> run(Trial trial) {
    try (Scratch scratch = trial.scratch("fork")) {
      try (FleetNode node = scratch.startFirst()) {
        parent(node, trial).withDevices(trial.devices());
      }
      FleetNode[] started = new FleetNode[1];
      Elapsed bound =
          Phase.bound(() ->
              Elapsed.of(() -> {
                started[0] = scratch.start();
                parent(started[0], trial).awaitCount(trial.devices());
              }));
      try (FleetNode node = started[0]) {
        BenchWorld fork = BenchWorld.simulated(CHILD, node, trial.bed());
        trial.say("forking");
        Elapsed forked =
            Elapsed.of(() -> {
              Answers.done(() -> node.forkWorld(order()));
              fork.awaitCount(trial.devices());
            });
        long rows = fork.events();
        trial.say("deleting");
        Elapsed deleted = Elapsed.of(() -> delete(node));
        return List.of(
            Measurement.of(FORK, forked.seconds(), bound.seconds()),
            Measurement.of(ROWS, (double) rows),
            Measurement.of(DELETE, deleted.seconds()));
      }
    }
  }

  private static BenchWorld parent(FleetNode node, Trial trial) {
    return BenchWorld.simulated(PARENT, node, trial.bed());
  }

  private static ForkOrder order() {
    return new ForkOrder(
        CHILD, PARENT, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static void delete(FleetNode node) {
    Waiting.answer(() -> node.deleteWorld(CHILD))
        .ifPresent(refusal -> {
          throw new IllegalStateException(refusal.message());
        });
  }
}
