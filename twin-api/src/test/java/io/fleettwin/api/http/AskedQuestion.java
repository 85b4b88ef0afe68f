package io.fleettwin.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A small question, as the contract has it for an example, and what tests change in it. */
final class AskedQuestion {

  private AskedQuestion() {}

  static ObjectNode json() {
    return new Contract()
        .operations()
        .get("POST /v1/what-ifs")
        .at("/requestBody/content/application~1json/examples/content/value")
        .deepCopy();
  }

  /** The same with another name. */
  static String named(String name) {
    return json().put("name", name).toString();
  }
}
