package io.fleettwin.api.http;

import static io.fleettwin.api.json.ProblemCode.BAD_HEADER;
import static io.fleettwin.api.json.ProblemCode.BAD_PARAMETER;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.fleettwin.api.json.DeviceReport;
import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.Json;
import io.fleettwin.api.json.Names;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.api.whatif.queue.Ids;
import io.fleettwin.device.DeviceId;
import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A request under way, as a resource sees it. Whatever is taken from it has been checked. */
public final class Exchange {

  private static final String WORLD_FORM =
      "1 to 40 lower-case letters, digits or '-', beginning with a letter";
  private static final String DEVICE_FORM =
      "1 to 64 letters, digits, '.', ':', '_' or '-', beginning with a letter or digit";

  private static final Set<String> JSON = Set.of("application/json");

  private final ActorSystem<?> system;
  private final HttpRequest request;
  private final Map<String, String> path;
  private Map<String, List<String>> query = Map.of();
  private boolean bodyTaken;

  Exchange(ActorSystem<?> system, HttpRequest request, Map<String, String> path) {
    this.system = system;
    this.request = request;
    this.path = Map.copyOf(path);
  }

  /**
   * Takes the query parameters that the operation knows.
   *
   * @throws ProblemException if there are others
   */
  void allowQuery(Operation operation) {
    query = QueryParameters.of(request, operation.query(), operation.repeated());
  }

  HttpRequest request() {
    return request;
  }

  String world() {
    return path("world", WorldSettings::isValidName, WORLD_FORM);
  }

  DeviceId device() {
    return new DeviceId(path("device", DeviceId::isValid, DEVICE_FORM));
  }

  String rollout() {
    return path("rollout", Names::isRollout, Names.ROLLOUT_FORM);
  }

  String whatIf() {
    return path("id", Ids::isOne, Ids.FORM);
  }

  String hold() {
    return path("hold", Names::isHold, Names.HOLD_FORM);
  }

  private String path(String name, Predicate<String> allowed, String form) {
    return checked(name, path.get(name), allowed, form);
  }

  /** A query parameter, if it is given. */
  Optional<String> query(String name, Predicate<String> allowed, String form) {
    return queries(name, allowed, form).stream().findFirst();
  }

  /** The values of a query parameter, as often as it is given. */
  List<String> queries(String name, Predicate<String> allowed, String form) {
    return query.getOrDefault(name, List.of()).stream()
        .map(value -> checked(name, value, allowed, form))
        .toList();
  }

  /** A query parameter that names a device, if it is given. */
  Optional<DeviceId> queryDevice(String name) {
    return query(name, DeviceId::isValid, DEVICE_FORM).map(DeviceId::new);
  }

  private static String checked(String name, String value, Predicate<String> allowed, String form) {
    if (!allowed.test(value)) {
      throw ProblemException.at(BAD_PARAMETER, FieldError.inParameter(name, "must be " + form));
    }
    return value;
  }

  Optional<String> header(String name) {
    return request.getHeader(name).map(HttpHeader::value);
  }

  /** The id that the client gave the command, if it did: 1 to 128 visible ASCII characters. */
  Optional<String> idempotencyKey() {
    Optional<String> key = header("Idempotency-Key").map(String::strip);
    boolean allowed =
        key.isEmpty()
            || (!key.get().isEmpty()
                && key.get().length() <= HttpLimits.MAX_COMMAND_ID_CHARS
                && key.get().chars().allMatch(c -> c > ' ' && c <= '~'));
    if (!allowed) {
      throw ProblemException.at(
          BAD_HEADER,
          FieldError.inHeader(
              "Idempotency-Key",
              "must be 1 to " + HttpLimits.MAX_COMMAND_ID_CHARS + " visible ASCII characters"));
    }
    return key;
  }

  /** The id of the command: the client's, or a new one. */
  String commandId() {
    return idempotencyKey().orElseGet(() -> UUID.randomUUID().toString());
  }

  /** The body, read as a record. */
  <T extends Record> CompletionStage<T> body(Class<T> type) {
    return json().thenApply(bytes -> Json.read(bytes, type));
  }

  CompletionStage<DeviceReport> report() {
    return json().thenApply(Json::readReport);
  }

  private CompletionStage<byte[]> json() {
    return bytes(JSON);
  }

  /** The body, which must be of one of these types. */
  CompletionStage<byte[]> bytes(Set<String> types) {
    RequestBody.requireType(request, types);
    bodyTaken = true;
    return RequestBody.read(request.entity(), system);
  }

  /** The body as it arrives; it fails if it is longer than the limit. */
  Source<ByteString, Object> stream(long maxBytes) {
    bodyTaken = true;
    return RequestBody.limited(request.entity(), maxBytes);
  }

  /** Lets go of a body that nobody has asked for, so that the connection can be used again. */
  void end() {
    if (!bodyTaken) {
      request.discardEntityBytes(system);
    }
  }
}
