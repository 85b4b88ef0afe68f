package io.fleettwin.software;

/** Whether a driver is loaded now. */
public enum LoadState {
  RUNNING,
  STOPPED,
  FAILED
}
