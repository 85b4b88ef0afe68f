package io.fleettwin.recovery;

/**
 * The network that a device has in WinRE.
 *
 * <p>Source: Quick machine recovery documentation: wired, or Wi-Fi with a WPA or WPA2 password; no
 * enterprise Wi-Fi that needs 802.1X.
 */
public enum WinReNetwork {
  NONE,
  WIRED,
  WIFI_PASSWORD,
  WIFI_ENTERPRISE;

  /** Whether WinRE can reach Windows Update over it. */
  public boolean isUsable() {
    return switch (this) {
      case WIRED, WIFI_PASSWORD -> true;
      case NONE, WIFI_ENTERPRISE -> false;
    };
  }
}
