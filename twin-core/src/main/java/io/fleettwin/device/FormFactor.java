package io.fleettwin.device;

/** What kind of machine a device is; it decides when the device is switched on. */
public enum FormFactor {
  DESKTOP,
  LAPTOP,
  KIOSK,
  SERVER;

  /** Whether the machine runs day and night. */
  public boolean isAlwaysOn() {
    return switch (this) {
      case KIOSK, SERVER -> true;
      case DESKTOP, LAPTOP -> false;
    };
  }
}
