package io.fleettwin.api.cli.bench;

import static io.fleettwin.api.cli.screen.Text.number;

import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.fleettwin.api.cli.ask.Answers;
import io.fleettwin.api.cli.ask.Patience;
import io.fleettwin.api.cli.demo.Enrolment;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.cluster.cohort.FleetCount;
import io.fleettwin.cluster.node.FleetNode;
import io.fleettwin.cluster.node.FoundDevices;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.DeviceFilter;
import io.fleettwin.fleet.DevicePosition;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.fleet.GeneratedDevice;
import io.fleettwin.world.WorldSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A world on a node, and many questions to its devices at once. */
record BenchWorld(FleetNode node, WorldSettings settings, Screen screen) {

  /** Questions under way at a time: half of what one world's cohorts may have under way. */
  static final int IN_FLIGHT = 4_096;

  /** A Monday morning, so that devices are in use. */
  private static final Instant EPOCH = Instant.parse("2026-03-02T08:00:00Z");

  /** A world whose devices report, on this node. */
  static BenchWorld live(FleetNode node, TestBed bed) {
    return new BenchWorld(node, WorldSettings.live(EPOCH), bed.screen());
  }

  /** A world of simulated devices and virtual time, on this node. */
  static BenchWorld simulated(String name, FleetNode node, TestBed bed) {
    WorldSettings settings = WorldSettings.simulated(name, TestBed.SEED, EPOCH);
    return new BenchWorld(node, settings, bed.screen());
  }

  /** The names of the first devices of the fleet. */
  static List<DeviceId> ids(int devices) {
    return TestBed.generator().devices(devices).map(GeneratedDevice::id).toList();
  }

  String name() {
    return settings.name();
  }

  /** Makes the world, if it is not there. */
  BenchWorld create() {
    Answers.done(() -> node.createWorld(settings));
    return this;
  }

  /** Makes the world, if need be, with so many devices; they and the cohorts know each other. */
  BenchWorld withDevices(int devices) {
    create();
    if (devices > 0) {
      enrol(devices);
    }
    awaitCount(devices);
    return this;
  }

  private void enrol(int devices) {
    FleetGenerator generator = TestBed.generator();
    new Enrolment(node, node.system(), generator).enrol(name(), devices, "  enrolling", screen);
  }

  /** Waits until the cohorts know of so many devices. */
  void awaitCount(int devices) {
    Waiting.until(
        () -> count().map(FleetCount::devices).orElse(-1) == devices,
        "the count of %s devices".formatted(number(devices)));
  }

  /** Waits until the cohorts answer; empty if there is no such world. */
  Optional<FleetCount> count() {
    return Waiting.answer(() -> node.count(name()));
  }

  /**
   * Waits until the cohorts have counted the devices that match; empty if there is no such world.
   */
  Optional<FleetCount> count(DeviceFilter filter) {
    return Waiting.answer(() -> node.count(name(), filter));
  }

  /** Waits until so many devices match. */
  void awaitCount(DeviceFilter filter, int devices) {
    Waiting.until(
        () -> count(filter).orElseThrow().devices() == devices,
        "the count of %s devices that match".formatted(number(devices)));
  }

  /** Waits for the first page of the devices that match. */
  FoundDevices page(DeviceFilter filter, int limit) {
    return Waiting.answer(() -> node.devices(name(), filter, DevicePosition.START, limit))
        .orElseThrow();
  }

  /** Waits until a device has told its state; empty if there is no such device. */
  Optional<Device> device(DeviceId id) {
    return Waiting.answer(() -> node.device(name(), id));
  }

  /** Sends a command to each device, and waits until all have carried it out. */
  void send(List<DeviceId> ids, DeviceCommand command) {
    each(ids, id -> node.send(name(), id, command).thenApply(Answers::value));
  }

  /** Asks each device for its state, and waits until all have answered. */
  void ask(List<DeviceId> ids) {
    each(ids, id -> node.device(name(), id));
  }

  /** Every device fails to start once, and then starts: one event each time. */
  void reportBoots(List<DeviceId> ids, String id, int rounds) {
    for (int round = 0; round < rounds; round++) {
      boolean succeeded = round % 2 == 1;
      send(ids, new DeviceCommand.ReportBoot(id + "-" + round, round, succeeded));
    }
  }

  /** How many events the journal has of this world. */
  long events() {
    return Waiting.answer(() -> node.events(name()));
  }

  private <T> void each(List<DeviceId> ids, Function<DeviceId, CompletionStage<T>> question) {
    Source.from(ids)
        .mapAsyncUnordered(IN_FLIGHT, id -> Patience.with(() -> question.apply(id)))
        .runWith(Sink.ignore(), node.system())
        .toCompletableFuture()
        .join();
  }
}
