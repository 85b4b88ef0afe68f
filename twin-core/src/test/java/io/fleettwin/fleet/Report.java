package io.fleettwin.fleet;

/** What a real device can tell, or an operator can order. */
enum Report {
  STARTED,
  START_FAILED,
  CRASH,
  AGENT_STOPPED,
  AGENT_RUNS,
  HEARTBEAT,
  INSTALLING,
  PENDING_RESTART,
  ACTIVE,
  FAILED,
  ROLLED_BACK,
  MENDED,
  ROLL_BACK
}
