package io.fleettwin.world;

/** What moves a world's clock. */
public enum ClockKind {
  /** The clock on the wall: one tick a minute. */
  WALL,
  /** Nothing but the work: as fast as it goes, jumping over ticks in which nothing is due. */
  VIRTUAL
}
