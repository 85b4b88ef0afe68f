package io.fleettwin.api.http;

import static io.fleettwin.api.json.ProblemCode.BAD_PARAMETER;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Query;
import akka.http.scaladsl.model.IllegalUriException;
import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What stands behind the question mark of an address. */
final class QueryParameters {

  private QueryParameters() {}

  /**
   * The parameters of a request.
   *
   * @param known what it may have
   * @throws ProblemException if it has others, or one of them twice
   */
  static Map<String, String> of(HttpRequest request, Set<String> known) {
    Map<String, String> values = new HashMap<>();
    for (var parameter : parse(request).toList()) {
      String name = parameter.first();
      if (!known.contains(name)) {
        String allowed =
            known.isEmpty() ? "none" : String.join(", ", known.stream().sorted().toList());
        throw bad(name, "is not known here; known: " + allowed);
      }
      if (values.put(name, parameter.second()) != null) {
        throw bad(name, "must not stand twice");
      }
    }
    return values;
  }

  private static Query parse(HttpRequest request) {
    try {
      return request.getUri().query();
    } catch (IllegalUriException e) {
      throw new ProblemException(BAD_PARAMETER, "the part behind the question mark is not valid");
    }
  }

  private static ProblemException bad(String name, String reason) {
    // A client chose the name.
    String shown = name.length() <= 64 ? name : name.substring(0, 64) + "...";
    return ProblemException.at(BAD_PARAMETER, FieldError.inParameter(shown, reason));
  }
}
