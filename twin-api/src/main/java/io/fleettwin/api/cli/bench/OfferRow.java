package io.fleettwin.api.cli.bench;

import io.fleettwin.cluster.node.FleetNode;
import java.util.List;

/** How long it takes until every device is offered an update. */
final class OfferRow implements Row {

  private static final Figure WALL = Figure.total("all offered", "s");
  private static final Figure RATE = Figure.more("devices offered", "devices/s");

  @Override
  public String name() {
    return "offer";
  }

  @Override
  public String measures() {
    return "from the start of a rollout all at once until every device of a simulated, journaled"
        + " world is offered the update, and that is persisted; twins are resident";
  }

  @Override
  public String bound() {
    return "one row for each device as plain JDBC batches into a second file, always measured after"
        + " it";
  }

  @Override
  public long eventsADevice() {
    return 3;
  }

  @Override
  public List<Measurement> run(Trial trial) {
    int devices = trial.devices();
    try (Scratch scratch = trial.scratch("offer");
        FleetNode node = scratch.start()) {
      BenchWorld world = BenchWorld.simulated("bench", node, trial.bed()).withDevices(devices);
      world.events(); // has them all filed, so that offers do not wait for that
      Elapsed took = Elapsed.of(() -> QualityUpdate.offerAll(world, devices));
      world.events(); // has them all filed, which nobody who offers waits for
      var rows = JournalSample.last(scratch.config(), devices);
      Elapsed plain = new PlainJdbc(scratch.besides("plain")).write(rows, devices);
      return List.of(
          Measurement.of(WALL, took.seconds(), plain.seconds()),
          Measurement.of(RATE, took.perSecond(devices), plain.perSecond(devices)));
    }
  }
}
