package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpResponse;
import io.fleettwin.api.json.DeviceAttributes;
import io.fleettwin.api.json.DeviceJson;
import io.fleettwin.api.json.DeviceReceipt;
import io.fleettwin.api.json.InventoryJson;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand.Decommission;
import io.fleettwin.device.DeviceCommand.Enrol;
import io.fleettwin.device.DeviceCommand.Hold;
import io.fleettwin.device.DeviceCommand.Release;
import io.fleettwin.device.DeviceId;
import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A device: enrolling it, looking at it, reporting what it does, letting it go. */
final class DeviceResource implements Resource {

  private static final String DEVICE = WorldsResource.WORLD + "/devices/{device}";
  private static final String HOLD = DEVICE + "/holds/{hold}";

  private final Fleet fleet;
  private final KnownWorlds worlds;
  private final DeviceCommands commands;

  DeviceResource(Fleet fleet, KnownWorlds worlds) {
    this.fleet = fleet;
    this.worlds = worlds;
    this.commands = new DeviceCommands(fleet);
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(DEVICE, this::read),
        Operation.put(DEVICE, this::enrol),
        Operation.delete(DEVICE, this::decommission),
        Operation.post(DEVICE + "/reports", this::report),
        Operation.put(HOLD, this::hold),
        Operation.delete(HOLD, this::release));
  }

  private CompletionStage<HttpResponse> read(Exchange exchange) {
    String world = exchange.world();
    DeviceId device = exchange.device();
    Optional<EntityTags> known = EntityTags.ifNoneMatch(exchange);
    return worlds
        .settings(world)
        .thenCombine(
            fleet.device(world, device),
            (settings, found) -> answer(settings, present(device, found), known));
  }

  private static Device present(DeviceId id, Optional<Device> found) {
    Device device =
        found.orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "there is no device " + id));
    if (device.decommissioned()) {
      throw new ProblemException(
          ProblemCode.DECOMMISSIONED, id + " was decommissioned; enrol it again");
    }
    return device;
  }

  private static HttpResponse answer(
      WorldSettings settings, Device device, Optional<EntityTags> known) {
    var tag = Answers.tag(device.revision());
    boolean seen = known.map(tags -> tags.includes(device.revision())).orElse(false);
    return seen
        ? Answers.notModified(tag)
        : Answers.json(Answers.OK, DeviceJson.of(device, settings), tag);
  }

  private CompletionStage<HttpResponse> enrol(Exchange exchange) {
    DeviceId device = exchange.device();
    return exchange
        .body(InventoryJson.class)
        .thenApply(InventoryJson::attributes)
        .thenCompose(
            found -> commands.send(exchange, (id, tick) -> enrolment(id, tick, device, found)))
        .thenApply(done ->
            receipt(exchange, done.changed() ? Answers.CREATED : Answers.OK, done)
                .addHeader(
                    Answers.location(
                        WorldsResource.path(exchange.world()) + "/devices/" + device)));
  }

  private static Enrol enrolment(String id, int tick, DeviceId device, DeviceAttributes found) {
    return new Enrol(id, tick, device, found.profile(), found.drivers(), found.installed());
  }

  private CompletionStage<HttpResponse> decommission(Exchange exchange) {
    return commands
        .send(exchange, Decommission::new)
        .thenApply(done -> Answers.noContent(Answers.tag(done.value().revision())));
  }

  private CompletionStage<HttpResponse> report(Exchange exchange) {
    return exchange
        .report()
        .thenCompose(report -> commands.send(exchange, report::toCommand))
        .thenApply(done -> receipt(exchange, Answers.OK, done));
  }

  private CompletionStage<HttpResponse> hold(Exchange exchange) {
    String hold = exchange.hold();
    return commands
        .send(exchange, (id, tick) -> new Hold(id, tick, hold))
        .thenApply(done -> receipt(exchange, Answers.OK, done));
  }

  private CompletionStage<HttpResponse> release(Exchange exchange) {
    String hold = exchange.hold();
    return commands
        .send(exchange, (id, tick) -> new Release(id, tick, hold))
        .thenApply(done -> receipt(exchange, Answers.OK, done));
  }

  private static HttpResponse receipt(Exchange exchange, int status, Outcome.Done<Device> done) {
    return Answers.json(
        status,
        DeviceReceipt.of(exchange.world(), done.value(), done.changed()),
        Answers.tag(done.value().revision()));
  }
}
