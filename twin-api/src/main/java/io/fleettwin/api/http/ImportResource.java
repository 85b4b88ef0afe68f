package io.fleettwin.api.http;

import static io.fleettwin.api.http.HttpLimits.MAX_IMPORT_BYTES;
import static io.fleettwin.api.json.ProblemCode.BAD_PARAMETER;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.model.HttpResponse;
import io.fleettwin.api.inventory.Format;
import io.fleettwin.api.inventory.ImportResult;
import io.fleettwin.api.inventory.UnreadableInventoryException;
import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.ImportJson;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.device.DeviceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** Imports of fleet inventories, in the formats that people have. */
final class ImportResource implements Resource {

  private static final Set<String> TYPES =
      Set.of(
          "text/csv",
          "text/plain",
          "application/csv",
          "application/json",
          "application/octet-stream",
          "application/vnd.ms-excel",
          "application/x-ndjson");

  private static final String FORMATS =
      Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", "));

  private final Backend backend;
  private final ActorSystem<?> system;
  private final Semaphore running;

  ImportResource(Backend backend, ActorSystem<?> system) {
    this.backend = backend;
    this.system = system;
    this.running = new Semaphore(backend.limits().imports());
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(WorldsResource.WORLD + "/imports", this::start)
            .withQuery("format", "device")
            .withTimeout(HttpLimits.IMPORT_TIMEOUT));
  }

  /**
   * What a client wants imported.
   *
   * @param device that a driverquery file is about
   */
  private record Wanted(String world, Format format, Optional<DeviceId> device, String commandId) {}

  private CompletionStage<HttpResponse> start(Exchange exchange) {
    Wanted wanted = wanted(exchange);
    RequestBody.requireType(exchange.request(), TYPES);
    return backend
        .fleet()
        .tick(wanted.world())
        .thenApply(tick -> tick.orElseThrow(() -> KnownWorlds.missing(wanted.world())))
        .thenCompose(tick -> run(exchange, wanted, tick));
  }

  private static Wanted wanted(Exchange exchange) {
    Format format =
        exchange
            .query("format", name -> Format.ofId(name).isPresent(), "one of " + FORMATS)
            .flatMap(Format::ofId)
            .orElseThrow(() -> bad("format", "is required: one of " + FORMATS));
    Optional<DeviceId> device = exchange.queryDevice("device");
    if (format == Format.DRIVERQUERY && device.isEmpty()) {
      throw bad("device", "is required: driverquery does not tell which device it is about");
    }
    if (format != Format.DRIVERQUERY && device.isPresent()) {
      throw bad("device", "must be left out: the file tells which devices it is about");
    }
    return new Wanted(exchange.world(), format, device, exchange.commandId());
  }

  private static ProblemException bad(String parameter, String reason) {
    return ProblemException.at(BAD_PARAMETER, FieldError.inParameter(parameter, reason));
  }

  /** Imports, if not too many others are at it. */
  private CompletionStage<HttpResponse> run(Exchange exchange, Wanted wanted, int tick) {
    if (!running.tryAcquire()) {
      throw new ProblemException(
          ProblemCode.BUSY, backend.limits().imports() + " imports are running; try again later");
    }
    CompletionStage<ImportJson> work;
    try {
      work = work(exchange, wanted, tick);
    } catch (RuntimeException e) {
      work = CompletableFuture.failedFuture(e);
    }
    return LongAnswer.of(
        work.whenComplete((report, failure) -> running.release()), backend.limits().heartbeat());
  }

  private CompletionStage<ImportJson> work(Exchange exchange, Wanted wanted, int tick) {
    var importing = new FleetImport(backend.fleet(), wanted.world(), tick, wanted.commandId());
    return UploadedFile.receive(exchange.stream(MAX_IMPORT_BYTES), MAX_IMPORT_BYTES, system)
        .thenApplyAsync(
            file -> read(file, wanted), system.dispatchers().lookup(DispatcherSelector.blocking()))
        .thenCompose(inventory -> importing.run(inventory, system))
        .thenApply(ImportReport::toJson);
  }

  private ImportResult read(UploadedFile upload, Wanted wanted) {
    try (upload;
        InputStream in = upload.open()) {
      return backend.inventories().parse(wanted.format(), in, wanted.device());
    } catch (UnreadableInventoryException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The message of this exception is made for the one who has sent the file. */
  private static ProblemException unreadable(UnreadableInventoryException e) {
    ProblemCode code =
        switch (e.code()) {
          case TOO_LARGE -> ProblemCode.TOO_LARGE;
          case EMPTY, COMPRESSED, UNKNOWN_FORMAT, WRONG_HEADER, DEVICE_NEEDED ->
              ProblemCode.UNREADABLE_INVENTORY;
        };
    return new ProblemException(code, e.getMessage());
  }
}
