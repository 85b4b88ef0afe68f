package io.fleettwin.api.http;

import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceId;
import io.fleettwin.random.Draws;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends commands to devices: at the tick of now, under the client's command id, and only if the
 * device is at the revision that the client has seen, where it says so.
 *
 * <p>The revision is looked at before the command is sent. Of two clients that change a device in
 * the same instant, both may pass.
 */
final class DeviceCommands {

  /** Makes a command. */
  @FunctionalInterface
  interface Draft {
    DeviceCommand at(String commandId, int tick);
  }

  private final Fleet fleet;

  DeviceCommands(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Sends a command; the stage fails with a problem if it is refused. */
  CompletionStage<Outcome.Done<Device>> send(Exchange exchange, Draft draft) {
    String world = exchange.world();
    DeviceId device = exchange.device();
    String commandId = exchange.commandId();
    Optional<EntityTags> condition = EntityTags.ifMatch(exchange);
    return fleet
        .tick(world)
        .thenApply(tick -> tick.orElseThrow(() -> KnownWorlds.missing(world)))
        .thenApply(tick -> draft.at(commandId, tick))
        .thenCompose(command ->
            check(world, device, commandId, condition)
                .thenCompose(checked -> fleet.send(world, device, command)))
        .thenApply(Refusals::done);
  }

  private CompletionStage<Void> check(
      String world, DeviceId device, String commandId, Optional<EntityTags> condition) {
    if (condition.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return fleet
        .device(world, device)
        .thenAccept(found -> check(found, commandId, condition.get()));
  }

  private static void check(Optional<Device> found, String commandId, EntityTags condition) {
    Device device =
        found
            .filter(there -> !there.decommissioned())
            .orElseThrow(() ->
                new ProblemException(
                    ProblemCode.REVISION_MISMATCH, "there is no such device any more"));
    // A client that repeats a command has not seen what the command itself has changed.
    if (!device.recent().contains(Draws.keyOf(commandId))) {
      condition.require(device.revision());
    }
  }
}
