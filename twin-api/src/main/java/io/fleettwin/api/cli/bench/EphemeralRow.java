package io.fleettwin.api.cli.bench;

import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.device.DeviceId;
import io.fleettwin.world.WorldSettings;
import java.util.List;

/** What offers and rollouts take where nothing is persisted: actors, messages and rules alone. */
final class EphemeralRow implements Row {

  private static final Figure OFFER = Figure.total("all offered", "s");
  private static final Figure WALL = Figure.total("rollout, wall time", "s");
  private static final Figure CPU = Figure.more("devices a CPU-second", "devices/CPU-s");

  private static final String PRESET = "autopatch";

  @Override
  public String name() {
    return "ephemeral";
  }

  @Override
  public String measures() {
    return "the offer of the row offer, and the rollout of the row rollout, in worlds that are in"
        + " memory alone";
  }

  @Override
  public String bound() {
    return "for the offer: one question to each twin, and its answer, measured before it";
  }

  /** There is a list of its worlds, but no event of theirs. */
  @Override
  public long eventsADevice() {
    return 0;
  }

  @Override
  public List<Measurement> run(Trial trial) {
    Measurement offered = offer(trial);
    Elapsed took = rollOut(trial);
    return List.of(
        offered,
        Measurement.of(WALL, took.seconds()),
        Measurement.of(CPU, trial.devices() / took.cpuSeconds()));
  }

  private static Measurement offer(Trial trial) {
    try (Scratch scratch = trial.scratch("ephemeral-offer");
        FleetNode node = scratch.start()) {
      BenchWorld world = world("offer", node, trial);
      List<DeviceId> ids = BenchWorld.ids(trial.devices());
      trial.say("asking and offering");
      Elapsed asked = Phase.bound(() -> Elapsed.of(() -> world.ask(ids)));
      Elapsed offered = Elapsed.of(() -> QualityUpdate.offerAll(world, trial.devices()));
      return Measurement.of(OFFER, offered.seconds(), asked.seconds());
    }
  }

  private static Elapsed rollOut(Trial trial) {
    try (Scratch scratch = trial.scratch("ephemeral-rollout");
        FleetNode node = scratch.start()) {
      BenchWorld world = world("rollout", node, trial);
      trial.say("rolling out");
      return Elapsed.of(() -> QualityUpdate.rollOut(world, PRESET, trial.devices()));
    }
  }

  private static BenchWorld world(String name, FleetNode node, Trial trial) {
    return BenchWorld.simulated(WorldSettings.EPHEMERAL_PREFIX + name, node, trial.bed())
        .withDevices(trial.devices());
  }
}
