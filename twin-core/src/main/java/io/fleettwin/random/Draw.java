package io.fleettwin.random;

/**
 * What a random number is drawn for. The position of a constant is part of every draw: add new ones
 * at the end, never reorder, or all seeds give other results.
 */
public enum Draw {
  /** The place of a device in its ring. */
  RING_ORDER,
  /** Minutes until an offer reaches the device. */
  OFFER_DELAY,
  /** Whether a defect hits this device. */
  DEFECT_HITS,
  /** Whether a start in a boot loop fetches the reverted content before it crashes. */
  BOOT_RACE,
  /** Minutes that hands take at the device. */
  HANDS_DURATION,
  /** When the working day of the device's user begins and ends. */
  DAY_SPREAD,
  /** When a laptop's lid is closed, and for how long. */
  LID,
  /** The phase of the device's heartbeat. */
  HEARTBEAT,
  /** Attributes drawn when a fleet is made from a profile. */
  PROFILE
}
