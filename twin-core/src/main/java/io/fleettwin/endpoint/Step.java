package io.fleettwin.endpoint;

import java.util.List;

/**
 * What one step of the model does to an endpoint.
 *
 * @param next its state afterwards
 * @param happenings what happened, in order
 */
public record Step(Endpoint next, List<Happening> happenings) {

  public static Step of(Endpoint next, Happening... happenings) {
    return new Step(next, List.of(happenings));
  }
}
