package io.fleettwin.api.json;

import java.util.List;

/** All worlds. */
public record WorldListJson(List<Entry> worlds) {

  /**
   * A world.
   *
   * @param href path of its resource
   */
  public record Entry(String name, String href) {}
}
