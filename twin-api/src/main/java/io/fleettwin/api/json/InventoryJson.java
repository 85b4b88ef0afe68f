package io.fleettwin.api.json;

import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.Hardware;
import io.fleettwin.device.Site;
import io.fleettwin.device.SiteRole;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.Edition;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.OsBuild;
import io.fleettwin.update.Update;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a device is and has: the body of an enrolment, and of an inventory report.
 *
 * @param encrypted whether the system disk is encrypted
 * @param os build of Windows, such as {@code 10.0.26100.4770}
 * @param agent version of the security agent; left out if there is none
 * @param content version of the agent's content; left out if there is none
 */
public record InventoryJson(
    HardwareJson hardware,
    String edition,
    SiteJson site,
    String siteRole,
    Boolean encrypted,
    RecoveryJson recovery,
    String os,
    String agent,
    String content,
    List<DriverJson> drivers) {

  /**
   * What this says of a device.
   *
   * @throws ProblemException if it is not valid
   */
  public DeviceAttributes attributes() {
    Checks checks = Checks.ofBody();
    DeviceAttributes read = read(checks);
    checks.verify();
    return read;
  }

  /**
   * Checks all of it.
   *
   * @return only to be used if the checks are verified
   */
  DeviceAttributes read(Checks checks) {
    Edition windows = checks.constant("edition", edition, Edition.class, null);
    Hardware machine =
        checks.present("hardware", hardware) ? hardware.read(checks.in("hardware")) : null;
    Site place = site == null ? SiteJson.UNKNOWN : site.read(checks.in("site"));
    SiteRole role = checks.constant("siteRole", siteRole, SiteRole.class, SiteRole.STANDARD);
    boolean locked = checks.flag("encrypted", encrypted, false);
    OsBuild windowsBuild = build(checks, "os", os);
    var settings =
        recovery == null
            ? RecoveryJson.defaultsOf(windows, windowsBuild)
            : recovery.read(checks.in("recovery"), windows, windowsBuild);
    var installed =
        new InstalledVersions(
            windowsBuild,
            checks.text("agent", agent, 0, Update.MAX_TEXT_CHARS, ""),
            checks.text("content", content, 0, Update.MAX_TEXT_CHARS, ""));
    DriverSet known = drivers(checks);
    return machine == null
        ? null
        : new DeviceAttributes(
            new DeviceProfile(machine, windows, place, role, locked, settings), known, installed);
  }

  private DriverSet drivers(Checks checks) {
    List<Driver> read = checks.each("drivers", drivers, DriverSet.MAX_DRIVERS, DriverJson::read);
    Map<String, Driver> byModule = new LinkedHashMap<>();
    for (int i = 0; i < read.size(); i++) {
      Driver driver = read.get(i);
      if (byModule.putIfAbsent(driver.module(), driver) != null) {
        checks
            .in("drivers")
            .in(Integer.toString(i))
            .wrong("module", "must differ from the modules of the drivers before it");
      }
    }
    return new DriverSet(List.copyOf(byModule.values()));
  }

  /** A build of Windows. */
  static OsBuild build(Checks checks, String field, String value) {
    String text =
        checks.text(
            field,
            value,
            InventoryJson::isBuild,
            "a Windows build such as 10.0.26100.4770",
            "10.0.26100.0");
    return OsBuild.parse(text);
  }

  private static boolean isBuild(String text) {
    try {
      return OsBuild.parse(text).build() > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
