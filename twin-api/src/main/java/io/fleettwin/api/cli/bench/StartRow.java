package io.fleettwin.api.cli.bench;

import io.fleettwin.cluster.node.FleetNode;
import java.util.List;

/** How long a node takes to start, in a JVM that runs already. */
final class StartRow implements Row {

  private static final Figure START = Figure.total("start, fleet counted", "s");
  private static final Figure CPU = Figure.total("CPU of the start", "s");

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String measures() {
    return "from opening the journal of an enrolled fleet until the node has told how many devices"
        + " there are; without the start of the JVM, whose code is warm";
  }

  @Override
  public String bound() {
    return "the same on an empty journal";
  }

  @Override
  public List<Measurement> run(Trial trial) {
    try (Scratch full = trial.scratch("start");
        Scratch empty = trial.scratch("start-empty")) {
      try (FleetNode node = full.startFirst()) {
        BenchWorld.live(node, trial.bed()).withDevices(trial.devices());
      }
      var took = trial.inTurn(() -> started(full, trial, true), () -> started(empty, trial, false));
      return List.of(
          Measurement.of(START, took.figure().seconds(), took.bound().seconds()),
          Measurement.of(CPU, took.figure().cpuSeconds(), took.bound().cpuSeconds()));
    }
  }

  private static Elapsed started(Scratch scratch, Trial trial, boolean enrolled) {
    FleetNode[] started = new FleetNode[1];
    try {
      return Elapsed.of(() -> {
        started[0] = scratch.start();
        BenchWorld world = BenchWorld.live(started[0], trial.bed());
        if (enrolled) {
          world.awaitCount(trial.devices());
        } else {
          world.count();
        }
      });
    } finally {
      if (started[0] != null) {
        started[0].close();
      }
    }
  }
}
