package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.screen.Text;
import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.device.DeviceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** How fast events are persisted, each by a command of its own. */
final class PersistRow implements Row {

  private static final Figure RATE = Figure.more("events persisted", "events/s");
  private static final Figure RATE_BY_ID = Figure.more("the same, bound by id", "events/s");
  private static final Figure CPU = Figure.less("CPU an event", "us");

  /** Reports of each device that are measured; even, so that all devices are up at the end. */
  private static final int ROUNDS = 4;

  private static final int WARM_UP_ROUNDS = 2;

  @Override
  public String name() {
    return "persist";
  }

  @Override
  public String measures() {
    return "reports of devices in the live world, which come in no order; one command, one event"
        + " and one answer each, at most %s under way".formatted(Text.number(BenchWorld.IN_FLIGHT));
  }

  @Override
  public String bound() {
    return "the same rows as plain JDBC batches into a second file with the same schema and"
        + " settings: in the order in which they came, and in that of their persistence ids, which"
        + " fills page after page of the database";
  }

  @Override
  public long eventsADevice() {
    return 1 + WARM_UP_ROUNDS + 3 * ROUNDS;
  }

  @Override
  public List<Measurement> run(Trial trial) {
    List<DeviceId> ids = new ArrayList<>(BenchWorld.ids(trial.devices()));
    Collections.shuffle(ids, new Random(trial.devices()));
    long events = (long) trial.devices() * ROUNDS;
    try (Scratch scratch = trial.scratch("persist");
        FleetNode node = scratch.start()) {
      BenchWorld world = BenchWorld.live(node, trial.bed()).withDevices(trial.devices());
      world.reportBoots(ids, "warm-up", WARM_UP_ROUNDS);
      world.events(); // has them all filed
      var rows = JournalSample.last(scratch.config(), trial.devices());
      var took =
          trial.inTurn(
              () ->
                  Elapsed.of(() -> {
                    world.reportBoots(ids, "measured", ROUNDS);
                    world.events(); // has them all filed
                  }),
              () -> plain(scratch, rows, events));
      Elapsed asTheyCame = took.bound().asTheyCame();
      double rate = took.figure().perSecond(events);
      return List.of(
          Measurement.of(RATE, rate, asTheyCame.perSecond(events)),
          Measurement.of(RATE_BY_ID, rate, took.bound().byId().perSecond(events)),
          Measurement.of(
              CPU, took.figure().cpuMicrosEach(events), asTheyCame.cpuMicrosEach(events)));
    }
  }

  /** What plain JDBC took, with the same rows in two orders. */
  private record Plain(Elapsed asTheyCame, Elapsed byId) {}

  private static Plain plain(Scratch scratch, List<JournalSample.Row> rows, long events) {
    List<JournalSample.Row> byId =
        rows.stream().sorted(Comparator.comparing(JournalSample.Row::persistenceId)).toList();
    return new Plain(
        new PlainJdbc(scratch.besides("plain")).write(rows, events),
        new PlainJdbc(scratch.besides("plain-by-id")).write(byId, events));
  }
}
