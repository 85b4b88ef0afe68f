package io.fleettwin.cluster.world;

import java.util.Optional;

/** What has happened to the list of worlds. */
public sealed interface WorldsEvent {

  /**
   * A world was made.
   *
   * @param parent the world that it is a fork of, if it is one
   */
  record WorldAdded(String world, Optional<String> parent) implements WorldsEvent {}

  /** A world is to be deleted; it is not there any more for anybody who asks. */
  record WorldDoomed(String world) implements WorldsEvent {}

  /** Nothing of a world is left. */
  record WorldRemoved(String world) implements WorldsEvent {}
}
