package io.fleettwin.api.http;

import static io.fleettwin.api.json.ProblemCode.BAD_PARAMETER;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Query;
import akka.http.scaladsl.model.IllegalUriException;
import io.fleettwin.api.json.FieldError;
import io.fleettwin.api.json.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands behind the question mark of an address. */
final class QueryParameters {

  private QueryParameters() {}

  /**
   * The parameters of a request, each with its values.
   *
   * @param known what it may have
   * @param repeated what it may have several times
   * @throws ProblemException if it has others, or one of them too often
   */
  static Map<String, List<String>> of(
      HttpRequest request, Set<String> known, Set<String> repeated) {
    Map<String, List<String>> values = new HashMap<>();
    for (var parameter : parse(request).toList()) {
      String name = parameter.first();
      if (!known.contains(name)) {
        String allowed =
            known.isEmpty() ? "none" : String.join(", ", known.stream().sorted().toList());
        throw bad(name, "is not known here; known: " + allowed);
      }
      List<String> ofName = values.computeIfAbsent(name, first -> new ArrayList<>());
      if (!ofName.isEmpty() && !repeated.contains(name)) {
        throw bad(name, "must not stand twice");
      }
      ofName.add(parameter.second());
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
