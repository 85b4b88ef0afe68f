package io.fleettwin.device;

import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.software.Edition;
import java.util.Objects;

/**
 * What a device is, as far as it rarely changes.
 *
 * @param encrypted whether the system disk is encrypted, so that recovery by hand needs the key
 */
public record DeviceProfile(
    Hardware hardware,
    Edition edition,
    Site site,
    SiteRole role,
    boolean encrypted,
    RecoverySettings recovery) {
  public DeviceProfile {
    Objects.requireNonNull(hardware, "hardware");
    Objects.requireNonNull(edition, "edition");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(recovery, "recovery");
  }
}
