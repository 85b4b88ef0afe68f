package io.fleettwin.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.At;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.device.Machines;
import io.fleettwin.random.Draws;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.StartType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a defect hits, and whether it comes back at each start. */
class DefectTest {

  private static final DriverSet NONE = DriverSet.EMPTY;

  @ParameterizedTest
  @CsvSource({
    "BOOT, RUNNING, true",
    "DEMAND, RUNNING, true",
    "DEMAND, FAILED, true",
    "DEMAND, STOPPED, false",
    "DISABLED, STOPPED, false"
  })
  void aFaultComesBackAtEachStartThatLoadsItsDriver(
      StartType start, LoadState load, boolean recurs) {
    assertThat(defect("nic.sys").recursAtEveryStart(deviceWith(start, load))).isEqualTo(recurs);
  }

  @Test
  void aFaultOfADriverThatIsNotListedIsTakenToComeBack() {
    assertThat(defect("nic.sys").recursAtEveryStart(device(NONE))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(StartType.class)
  void onlyADriverThatIsDisabledNeverFaults(StartType start) {
    boolean hits = hits(defect("nic.sys"), deviceWith(start, LoadState.STOPPED));
    assertThat(hits).isEqualTo(start != StartType.DISABLED);
  }

  @Test
  void aDriverThatIsNotListedMayFaultUnlessItIsRequired() {
    assertThat(hits(defect("nic.sys"), device(NONE))).isTrue();
    var required = new Combination("", "", Set.of(), Set.of(), 0, 0, "NIC.SYS");
    var defect = new Defect(required, 1, Trigger.AT_LOAD, 0, 0xD1, "nic.sys");
    assertThat(hits(defect, device(NONE))).isFalse();
    assertThat(hits(defect, deviceWith(StartType.DEMAND, LoadState.RUNNING))).isTrue();
    assertThat(hits(defect, deviceWith(StartType.DISABLED, LoadState.STOPPED))).isFalse();
  }

  @Test
  void theFaultingModuleDoesNotDependOnCase() {
    var defect = defect("NIC.sys");
    assertThat(defect.faultingModule()).isEqualTo("nic.sys");
    assertThat(defect.recursAtEveryStart(deviceWith(StartType.DEMAND, LoadState.STOPPED)))
        .isFalse();
  }

  private static Defect defect(String module) {
    return new Defect(Combination.ALL, 1, Trigger.AT_LOAD, 0, 0xD1, module);
  }

  private static boolean hits(Defect defect, Device device) {
    return defect.hits(device, device.id().key(), new Draws(42));
  }

  private static Device deviceWith(StartType start, LoadState load) {
    var driver = new Driver("nic.sys", "Contoso", "1", DriverMode.KERNEL, start, load);
    return device(new DriverSet(List.of(driver)));
  }

  private static Device device(DriverSet drivers) {
    return DeviceHistory.apply(
        null,
        new DeviceEvent.Enrolled(
            new At(0, 1, 0), Machines.ID, Machines.desktop(), drivers, Machines.INSTALLED));
  }
}
