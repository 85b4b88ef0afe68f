package io.fleettwin.api.inventory;

import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Hardware;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.Edition;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.OsBuild;
import java.util.ArrayList;
import java.util.Optional;

/**
 * What an inventory tells of one device: only what was found in it. The methods without arguments
 * make of it what enrols a new device, with {@link InventoryDefaults} for what is open; those that
 * take what is known already replace in it what the inventory tells.
 *
 * @param name the device's own name, for people
 * @param formFactor guessed from make, model and edition
 * @param agent version of the security agent
 * @param drivers all drivers of the device, if the inventory is about drivers
 */
public record ImportedDevice(
    DeviceId id,
    Optional<String> name,
    Optional<String> make,
    Optional<String> model,
    Optional<FormFactor> formFactor,
    Optional<Edition> edition,
    Optional<OsBuild> os,
    Optional<Boolean> encrypted,
    Optional<String> agent,
    Optional<DriverSet> drivers) {

  /** A device of which nothing but the id is told. */
  static ImportedDevice of(DeviceId id) {
    return new ImportedDevice(
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with these drivers. */
  ImportedDevice with(DriverSet found) {
    return new ImportedDevice(
        id, name, make, model, formFactor, edition, os, encrypted, agent, Optional.of(found));
  }

  /** The profile to enrol with; recovery settings are the defaults of edition and build. */
  public DeviceProfile profile() {
    Edition ofEdition = edition.orElse(InventoryDefaults.EDITION);
    var open =
        new DeviceProfile(
            InventoryDefaults.HARDWARE,
            ofEdition,
            InventoryDefaults.SITE,
            InventoryDefaults.ROLE,
            InventoryDefaults.ENCRYPTED,
            RecoverySettings.defaultsOf(ofEdition, installed().os(), InventoryDefaults.NETWORK));
    return profile(open);
  }

  /** A known profile with what the inventory tells; site and recovery settings stay. */
  public DeviceProfile profile(DeviceProfile known) {
    var hardware =
        new Hardware(
            make.orElse(known.hardware().make()),
            model.orElse(known.hardware().model()),
            formFactor.orElse(known.hardware().formFactor()),
            known.hardware().disk());
    return new DeviceProfile(
        hardware,
        edition.orElse(known.edition()),
        known.site(),
        known.role(),
        encrypted.orElse(known.encrypted()),
        known.recovery());
  }

  /** The versions to enrol with; no content version, and no agent version unless it was found. */
  public InstalledVersions installed() {
    return installed(new InstalledVersions(InventoryDefaults.OS, "", ""));
  }

  /** Known versions with what the inventory tells. */
  public InstalledVersions installed(InstalledVersions known) {
    return new InstalledVersions(
        os.orElse(known.os()), agent.orElse(known.agent()), known.content());
  }

  /** The drivers to enrol with; none if the inventory is not about drivers. */
  public DriverSet driverSet() {
    return driverSet(DriverSet.EMPTY);
  }

  /**
   * The drivers that were found in place of those known, or those known if the inventory is not
   * about drivers. A driver that was known keeps its vendor and version where the inventory does
   * not tell them, as driverquery tells no versions.
   */
  public DriverSet driverSet(DriverSet known) {
    if (drivers.isEmpty()) {
      return known;
    }
    var kept = new ArrayList<Driver>();
    for (Driver found : drivers.get().drivers()) {
      kept.add(known.find(found.module()).map(old -> completed(found, old)).orElse(found));
    }
    return new DriverSet(kept);
  }

  private static Driver completed(Driver found, Driver old) {
    return new Driver(
        found.module(),
        found.vendor().isEmpty() ? old.vendor() : found.vendor(),
        found.version().isEmpty() ? old.version() : found.version(),
        found.mode(),
        found.start(),
        found.load());
  }
}
