package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.device.DeviceId;
import java.util.List;

/** How fast twins come back from the journal. */
final class RecoverRow implements Row {

  private static final Figure RATE = Figure.more("twins recovered", "twins/s");
  private static final Figure CPU = Figure.less("CPU a twin", "us");

  /** With the enrolment, five events a twin. */
  private static final int REPORTS = 4;

  @Override
  public String name() {
    return "recover";
  }

  @Override
  public String measures() {
    return "twins of %d events each on a node that has just started, each asked once for its state,"
            .formatted(REPORTS + 1)
        + " at most %s under way".formatted(Text.number(BenchWorld.IN_FLIGHT));
  }

  @Override
  public String bound() {
    return "the same questions to a node whose journal holds nothing of these twins";
  }

  @Override
  public long eventsADevice() {
    return 1 + REPORTS;
  }

  @Override
  public List<Measurement> run(Trial trial) {
    List<DeviceId> ids = BenchWorld.ids(trial.devices());
    try (Scratch full = trial.scratch("recover");
        Scratch empty = trial.scratch("recover-nothing")) {
      try (FleetNode node = full.startFirst()) {
        BenchWorld world = BenchWorld.live(node, trial.bed()).withDevices(trial.devices());
        world.reportBoots(ids, "before", REPORTS);
      }
      var took =
          trial.inTurn(
              () -> asked(full, trial, ids, trial.devices()), () -> asked(empty, trial, ids, 0));
      int twins = trial.devices();
      return List.of(
          Measurement.of(RATE, took.figure().perSecond(twins), took.bound().perSecond(twins)),
          Measurement.of(
              CPU, took.figure().cpuMicrosEach(twins), took.bound().cpuMicrosEach(twins)));
    }
  }

  /** Begins when the cohorts have read their devices, which a node does in any case. */
  private static Elapsed asked(
      Scratch scratch, Trial trial, List<DeviceId> ids, int enrolledDevices) {
    try (FleetNode node = scratch.start()) {
      BenchWorld world = BenchWorld.live(node, trial.bed()).create();
      world.awaitCount(enrolledDevices);
      return Elapsed.of(() -> world.ask(ids));
    }
  }
}
