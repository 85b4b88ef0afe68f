package io.fleettwin.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.device.At;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.device.Machines;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.OsBuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an update is, and which devices can take it. */
class UpdateTest {

  private static final InstalledVersions NO_AGENT =
      new InstalledVersions(new OsBuild(26_100, 4_770), "", "");

  @ParameterizedTest
  @EnumSource(UpdateKind.class)
  void aDeviceWithoutTheModuleCannotTakeTheUpdate(UpdateKind kind) {
    var device = device(Machines.DRIVERS, Machines.INSTALLED);
    assertThat(update(kind, "sensor.sys").isApplicableTo(device)).isTrue();
    assertThat(update(kind, "other.sys").isApplicableTo(device)).isFalse();
  }

  /** Some inventories list drivers, and tell no agent's version. */
  @ParameterizedTest
  @EnumSource(
      value = UpdateKind.class,
      names = {"AGENT", "CONTENT"})
  void theModuleTellsMoreThanAnAgentsVersion(UpdateKind kind) {
    assertThat(update(kind, "sensor.sys").isApplicableTo(device(Machines.DRIVERS, NO_AGENT)))
        .isTrue();
    assertThat(update(kind, "").isApplicableTo(device(Machines.DRIVERS, NO_AGENT))).isFalse();
    assertThat(update(kind, "").isApplicableTo(device(DriverSet.EMPTY, Machines.INSTALLED)))
        .isTrue();
  }

  @Test
  void aDriverIsItsOwnModule() {
    assertThat(update(UpdateKind.DRIVER, "").module()).isEqualTo("sensor.sys");
    assertThat(update(UpdateKind.CONTENT, "").module()).isEmpty();
  }

  @Test
  void aModuleIsOneInWhateverCase() {
    assertThat(update(UpdateKind.CONTENT, "Sensor.SYS").module()).isEqualTo("sensor.sys");
    assertThatThrownBy(() -> update(UpdateKind.CONTENT, "x".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("module");
  }

  private static Update update(UpdateKind kind, String module) {
    return new Update("u", kind, "sensor.sys", "26100.5", DriverMode.KERNEL, false, 1, module);
  }

  private static Device device(DriverSet drivers, InstalledVersions installed) {
    return DeviceHistory.apply(
        null,
        new DeviceEvent.Enrolled(
            new At(0, 1, 0), Machines.ID, Machines.server(), drivers, installed));
  }
}
