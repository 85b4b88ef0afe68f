package io.fleettwin.api.inventory;

import io.fleettwin.software.LoadState;
import io.fleettwin.software.StartType;
import java.util.Locale;
import java.util.Optional;

/**
 * The words for a driver's start type and state. driverquery takes them from WMI's
 * Win32_SystemDriver ({@code Manual}, {@code Start Pending}), whose values are not translated;
 * osquery has its own ({@code DEMAND_START}, {@code START_PENDING}).
 *
 * <p>Sources: WMI documentation, Win32_SystemDriver, StartMode and State; osquery, table services.
 */
final class ServiceWords {

  static final String START_TYPES =
      "Boot, System, Auto, Manual, Disabled (BOOT_START, SYSTEM_START, AUTO_START, DEMAND_START)";
  static final String STATES =
      "Running, Stopped, Paused, Unknown and the Pending ones between them";

  private ServiceWords() {}

  static Optional<StartType> startType(String word) {
    return switch (plain(word)) {
      case "BOOT", "BOOT_START" -> Optional.of(StartType.BOOT);
      case "SYSTEM", "SYSTEM_START" -> Optional.of(StartType.SYSTEM);
      case "AUTO", "AUTO_START" -> Optional.of(StartType.AUTO);
      case "MANUAL", "DEMAND_START" -> Optional.of(StartType.DEMAND);
      case "DISABLED" -> Optional.of(StartType.DISABLED);
      default -> Optional.empty();
    };
  }

  /**
   * Whether the driver is in memory: it is in every state but stopped. An unknown one is taken as
   * running, so that a fault in the driver does not count as harmless.
   */
  static Optional<LoadState> loadState(String word) {
    return switch (plain(word)) {
      case "RUNNING",
          "START_PENDING",
          "STOP_PENDING",
          "CONTINUE_PENDING",
          "PAUSE_PENDING",
          "PAUSED",
          "UNKNOWN" ->
          Optional.of(LoadState.RUNNING);
      case "STOPPED" -> Optional.of(LoadState.STOPPED);
      default -> Optional.empty();
    };
  }

  private static String plain(String word) {
    return word.strip().replace(' ', '_').toUpperCase(Locale.ROOT);
  }
}
