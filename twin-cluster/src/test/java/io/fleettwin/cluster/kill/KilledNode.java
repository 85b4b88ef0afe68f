package io.fleettwin.cluster.kill;

import static io.fleettwin.cluster.node.TestFleet.await;
import static io.fleettwin.cluster.node.TestFleet.done;

import akka.stream.javadsl.Sink;
import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.cluster.node.TestFleet;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand.Enrol;
import io.fleettwin.software.DriverMode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * A process that is meant to be killed. It enrols a fleet, starts a rollout and runs it; it tells
 * each thing on a line only after the node has acknowledged it. What it was told of as acknowledged
 * it does not ask for again, but for the devices: those it enrols each time, and tells whether that
 * was news.
 */
public final class KilledNode {

  static final String WORLD = "killed";
  static final String ROLLOUT = "ringed";
  static final int DEVICES = 1_500;
  static final int HORIZON = 30 * 24 * 60;

  private static final int IN_FLIGHT = 256;
  private static final int MAX_TRIES = 10;

  /** Must not be buffered: what stands in it was acknowledged. */
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private KilledNode() {}

  public static void main(String[] arguments) throws InterruptedException {
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, failure) -> {
          failure.printStackTrace(System.err);
          Runtime.getRuntime().halt(1);
        });
    FleetNode fleet = FleetNode.start(TestFleet.config(Path.of(arguments[0]), "off"));
    untilDone(() -> fleet.createWorld(TestFleet.world(WORLD, 5)));
    tell("started");
    enrol(fleet);
    List<String> acknowledged = List.of(arguments).subList(1, arguments.length);
    if (!acknowledged.contains("rollout")) {
      untilDone(() -> fleet.startRollout(WORLD, TestFleet.ringedWithoutGate(DriverMode.KERNEL)));
      tell("rollout");
    }
    if (!acknowledged.contains("run")) {
      untilDone(() -> fleet.run(WORLD, HORIZON));
      tell("run");
    }
    await(
        fleet
            .follow(WORLD, ROLLOUT)
            .runWith(Sink.foreach(view -> tell("view " + view.revision())), fleet.system()));
    tell("settled");
    fleet.close();
  }

  private static void enrol(FleetNode fleet) throws InterruptedException {
    Semaphore inFlight = new Semaphore(IN_FLIGHT);
    for (int number = 0; number < DEVICES; number++) {
      inFlight.acquire();
      Enrol enrol = TestFleet.enrol(number);
      fleet
          .send(WORLD, enrol.device(), enrol)
          .exceptionallyCompose(noAnswer -> fleet.send(WORLD, enrol.device(), enrol))
          .thenApply(KilledNode::acknowledged)
          .whenComplete((device, failure) -> inFlight.release());
    }
    inFlight.acquire(IN_FLIGHT);
  }

  private static Device acknowledged(Outcome<Device> outcome) {
    var done = (Outcome.Done<Device>) outcome;
    Device device = done.value();
    tell("enrolled %s %d %s".formatted(device.id(), device.revision(), done.changed()));
    return device;
  }

  /** A node that has just started on a busy machine may need more than one question's time. */
  private static <T> void untilDone(Supplier<CompletionStage<Outcome<T>>> request) {
    for (int tries = 1; ; tries++) {
      try {
        done(request.get());
        return;
      } catch (CompletionException noAnswer) {
        if (tries == MAX_TRIES) {
          throw noAnswer;
        }
      }
    }
  }

  private static void tell(String line) {
    OUT.println(line);
  }
}
