package io.fleettwin.api.http;

import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.fleettwin.api.inventory.ImportResult;
import io.fleettwin.api.inventory.ImportedDevice;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.Enrol;
import io.fleettwin.device.DeviceCommand.ReportInventory;
import io.fleettwin.random.Draws;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Brings the devices of an inventory into a world: new ones are enrolled, of known ones is noted
 * what the inventory tells of them, which is no sign that they are up. What was done is not done
 * again when the import is repeated under its command id.
 */
final class FleetImport {

  private final Fleet fleet;
  private final String world;
  private final int tick;
  private final String commandId;

  /**
   * @param tick of now
   * @param importId the import's command id, of which each device gets its own
   */
  FleetImport(Fleet fleet, String world, int tick, String importId) {
    this.fleet = fleet;
    this.world = world;
    this.tick = tick;
    this.commandId = "import-" + Long.toHexString(Draws.keyOf(importId));
  }

  /** What became of a device. */
  sealed interface Fate {
    record Enrolled() implements Fate {}

    record Updated() implements Fate {}

    record Unchanged() implements Fate {}

    record Refused(ImportedDevice device, Refusal refusal) implements Fate {}
  }

  /** Imports all devices; the stage fails if one of them does not answer, even asked twice. */
  CompletionStage<ImportReport> run(ImportResult inventory, ActorSystem<?> system) {
    return Source.from(inventory.devices())
        .mapAsyncUnordered(HttpLimits.IMPORT_PARALLELISM, this::bring)
        .runWith(
            Sink.fold(new ImportReport(inventory), (report, fate) -> report.add(fate)), system);
  }

  private CompletionStage<Fate> bring(ImportedDevice device) {
    var enrol =
        new Enrol(
            commandId + "-enrol",
            tick,
            device.id(),
            device.profile(),
            device.driverSet(),
            device.installed());
    return send(device, enrol)
        .thenCompose(outcome ->
            switch (outcome) {
              case Outcome.Done<Device> done ->
                  done(done.changed() ? new Fate.Enrolled() : new Fate.Unchanged());
              case Outcome.Refused<Device> refused ->
                  refused.refusal().code() == RefusalCode.ALREADY_EXISTS
                      ? update(device)
                      : done(new Fate.Refused(device, refused.refusal()));
            });
  }

  private CompletionStage<Fate> update(ImportedDevice device) {
    return fleet
        .device(world, device.id())
        .thenCompose(known -> send(device, inventory(device, known.orElseThrow())))
        .thenApply(outcome ->
            switch (outcome) {
              case Outcome.Done<Device> done ->
                  done.changed() ? new Fate.Updated() : new Fate.Unchanged();
              case Outcome.Refused<Device> refused -> new Fate.Refused(device, refused.refusal());
            });
  }

  private ReportInventory inventory(ImportedDevice device, Device known) {
    return new ReportInventory(
        commandId + "-inventory",
        tick,
        device.profile(known.profile()),
        device.driverSet(known.drivers()),
        device.installed(known.installed()),
        false);
  }

  private CompletionStage<Outcome<Device>> send(ImportedDevice device, DeviceCommand command) {
    return fleet
        .send(world, device.id(), command)
        .exceptionallyCompose(failure -> fleet.send(world, device.id(), command));
  }

  private static CompletionStage<Fate> done(Fate fate) {
    return CompletableFuture.completedFuture(fate);
  }
}
