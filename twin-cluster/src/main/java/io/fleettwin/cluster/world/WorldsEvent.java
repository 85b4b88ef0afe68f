package io.fleettwin.cluster.world;

/** What has happened to the list of worlds. */
public sealed interface WorldsEvent {

  record WorldAdded(String world) implements WorldsEvent {}
}
