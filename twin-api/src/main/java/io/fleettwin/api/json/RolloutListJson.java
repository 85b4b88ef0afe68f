package io.fleettwin.api.json;

import io.fleettwin.cluster.rollout.RolloutView;
import java.util.List;

/**
 * A page of a world's rollouts, newest first.
 *
 * @param cursor for the next page; left out on the last one
 */
public record RolloutListJson(List<Entry> rollouts, String cursor) {

  /**
   * A rollout.
   *
   * @param href path of its resource
   */
  public record Entry(String id, String href, String status, boolean settled, long revision) {

    public static Entry of(RolloutView view, String href) {
      return new Entry(
          view.state().plan().id(),
          href,
          WireNames.of(view.state().status()),
          view.settled(),
          view.revision());
    }
  }
}
