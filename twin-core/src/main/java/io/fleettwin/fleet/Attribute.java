package io.fleettwin.fleet;

/**
 * What is drawn when a device is made. The position of a constant is the attempt number of its
 * draw: add new ones at the end, never reorder, or all seeds give other fleets.
 */
enum Attribute {
  FORM_FACTOR,
  MACHINE,
  DISK,
  WINDOWS,
  EDITION,
  ENCRYPTED,
  NETWORK,
  BOOT_STATUS,
  CLOUD_REMEDIATION,
  AUTO_REMEDIATION,
  ROLE,
  AGENT,
  AGENT_VERSION,
  SITE,
  REGION
}
