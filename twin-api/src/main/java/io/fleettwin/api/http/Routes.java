package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a request asks for. */
record Routes(List<Operation> operations) {

  Routes {
    operations = List.copyOf(operations);
  }

  /**
   * The operations at the address of a request.
   *
   * @param operations of any method; none if there is nothing at this address
   * @param values that the path has, by their names
   */
  record Place(List<Operation> operations, Map<String, String> values) {

    Optional<Operation> operation(HttpMethod method) {
      return operations.stream().filter(o -> o.method().equals(method)).findFirst();
    }
  }

  Place at(HttpRequest request) {
    List<Operation> here = new ArrayList<>();
    Map<String, String> values = Map.of();
    List<String> segments = segments(request);
    for (Operation operation : operations) {
      Optional<Map<String, String>> match = operation.path().match(segments);
      if (match.isPresent()) {
        here.add(operation);
        values = match.get();
      }
    }
    return new Place(here, values);
  }

  /** One address for one thing: nothing has empty segments, or a slash at the end. */
  private static List<String> segments(HttpRequest request) {
    String path = request.getUri().path();
    List<String> segments = new ArrayList<>();
    if (!path.contains("//") && !path.endsWith("/")) {
      request.getUri().pathSegments().forEach(segments::add);
    }
    return segments;
  }
}
