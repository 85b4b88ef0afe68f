package io.fleettwin.api.cli.demo;

import static io.fleettwin.api.cli.screen.Text.number;

import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.fleettwin.api.cli.ask.Answers;
import io.fleettwin.api.cli.ask.Patience;
import io.fleettwin.api.cli.screen.Progress;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.fleet.GeneratedDevice;
import java.util.concurrent.CompletionStage;

/** Makes the devices of a profile known to a world. */
public record Enrolment(Fleet fleet, ActorSystem<?> system, FleetGenerator generator) {

  /** Devices under way at a time: enough to fill the journal's batches. */
  private static final int IN_FLIGHT = 256;

  private static final String COMMAND_ID = "demo-enrol";

  /** Enrols devices 0 to {@code devices - 1}, and waits until all of them are persisted. */
  public void enrol(String world, int devices, String task, Screen screen) {
    try (Progress progress = screen.counting(task, devices)) {
      Source.range(0, devices - 1)
          .map(generator::device)
          .mapAsyncUnordered(IN_FLIGHT, device -> enrol(world, device))
          .map(Answers::value)
          .runWith(counting(progress, task, devices), system)
          .toCompletableFuture()
          .join();
    }
  }

  private CompletionStage<Outcome<Device>> enrol(String world, GeneratedDevice device) {
    var command =
        new DeviceCommand.Enrol(
            COMMAND_ID, 0, device.id(), device.profile(), device.drivers(), device.installed());
    return Patience.with(() -> fleet.send(world, device.id(), command));
  }

  private static Sink<Device, CompletionStage<Integer>> counting(
      Progress progress, String task, int devices) {
    return Sink.fold(
        0,
        (done, device) -> {
          int next = done + 1;
          progress.at(
              next, () -> "%s %s of %s devices".formatted(task, number(next), number(devices)));
          return next;
        });
  }
}
