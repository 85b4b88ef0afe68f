package io.fleettwin.device;

/** Whether other devices of the same site depend on this one. */
public enum SiteRole {
  STANDARD,
  /** Key server, Wi-Fi controller or content cache of its site. */
  INFRASTRUCTURE
}
