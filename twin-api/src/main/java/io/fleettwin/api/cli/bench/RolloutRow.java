package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.cluster.node.FleetNode;
import java.util.List;

/** How long a whole rollout takes, with every change of every device persisted. */
final class RolloutRow implements Row {

  private static final Figure WALL = Figure.total("wall time", "s");
  private static final Figure EVENTS = Figure.extent("events", "events");
  private static final Figure RATE = Figure.more("events persisted", "events/s");
  private static final Figure CPU = Figure.more("devices a CPU-second", "devices/CPU-s");

  private static final String PRESET = "autopatch";

  /** With its enrolment; six and a half were seen. */
  private static final int EVENTS_A_DEVICE = 8;

  @Override
  public String name() {
    return "rollout";
  }

  @Override
  public String measures() {
    return "a quality update without defect through the rings of the preset %s, to every device of a"
            .formatted(PRESET)
        + " simulated, journaled world, from the start until nothing more happens";
  }

  @Override
  public String bound() {
    return "its rows as plain JDBC batches into a second file, always measured after it";
  }

  @Override
  public long eventsADevice() {
    return 2 * EVENTS_A_DEVICE;
  }

  @Override
  public List<Measurement> run(Trial trial) {
    try (Scratch scratch = trial.scratch("rollout");
        FleetNode node = scratch.start()) {
      BenchWorld world =
          BenchWorld.simulated("bench", node, trial.bed()).withDevices(trial.devices());
      long before = world.events();
      trial.say("rolling out");
      Elapsed took =
          Elapsed.of(() -> {
            QualityUpdate.rollOut(world, PRESET, trial.devices());
            world.events(); // has them all filed
          });
      long events = world.events() - before;
      trial.say("writing %s rows by plain JDBC".formatted(Text.number(events)));
      var rows = JournalSample.last(scratch.config(), events);
      Elapsed plain = new PlainJdbc(scratch.besides("plain")).write(rows, events);
      return List.of(
          Measurement.of(WALL, took.seconds(), plain.seconds()),
          Measurement.of(EVENTS, (double) events),
          Measurement.of(RATE, took.perSecond(events), plain.perSecond(events)),
          Measurement.of(CPU, trial.devices() / took.cpuSeconds()));
    }
  }
}
