package io.fleettwin.world;

/** Where a world learns what its devices do. */
public enum Outcomes {
  /** The devices, or tools, tell it. */
  REPORTED,
  /** The endpoint model makes it up. */
  SIMULATED
}
