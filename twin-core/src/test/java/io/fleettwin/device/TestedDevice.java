package io.fleettwin.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.decision.Decision;
import io.fleettwin.decision.RefusalCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The twin of one device under test: {@code given} what was asked of it before, {@code when}
 * something more is asked, {@code then} this becomes of the last command.
 */
final class TestedDevice {

  private final List<DeviceEvent> history = new ArrayList<>();
  private Device device;
  private Decision<DeviceEvent> last;

  private TestedDevice() {}

  static TestedDevice unknown() {
    return new TestedDevice();
  }

  /** A device to which all of this has happened. */
  static TestedDevice given(DeviceCommand... before) {
    var tested = new TestedDevice();
    for (DeviceCommand command : before) {
      tested.when(command);
      assertThat(tested.last).as("given %s", command).isInstanceOf(Decision.Accepted.class);
    }
    return tested;
  }

  TestedDevice when(DeviceCommand... commands) {
    for (DeviceCommand command : commands) {
      last = DeviceDecider.decide(device, command);
      if (last instanceof Decision.Accepted<DeviceEvent> accepted) {
        accepted.events().forEach(this::happens);
      }
    }
    return this;
  }

  TestedDevice happens(DeviceEvent event) {
    device = DeviceHistory.apply(device, event);
    history.add(event);
    return this;
  }

  /** So many commands that are always carried out, and leave the device as it is but for a hold. */
  TestedDevice whenOthersCome(String prefix, int number) {
    for (int i = 0; i < number; i++) {
      String hold = prefix + i / 2;
      when(i % 2 == 0 ? Commands.hold(hold, hold) : Commands.release(hold + " ends", hold));
      assertThat(last).isInstanceOf(Decision.Accepted.class);
    }
    return this;
  }

  /** Exactly these events. */
  TestedDevice then(Class<?>... expected) {
    List<Class<?>> happened = new ArrayList<>();
    if (last instanceof Decision.Accepted<DeviceEvent> accepted) {
      accepted.events().forEach(event -> happened.add(event.getClass()));
    }
    assertThat(happened).as("%s", last).containsExactly(expected);
    return this;
  }

  TestedDevice thenNothingChanges() {
    assertThat(last).isEqualTo(Decision.unchanged());
    return this;
  }

  TestedDevice thenRefused(RefusalCode code) {
    assertThat(last)
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> {
              assertThat(refused.refusal().code()).isEqualTo(code);
              assertThat(refused.refusal().message()).isNotBlank();
            });
    return this;
  }

  TestedDevice thenItIs(BootHealth health) {
    assertThat(device.boot().health()).isEqualTo(health);
    return this;
  }

  TestedDevice thenProgressIs(InstallProgress progress) {
    assertThat(device.assignment()).map(Assignment::progress).contains(progress);
    return this;
  }

  TestedDevice thenContentIs(String version) {
    assertThat(device.installed().content()).isEqualTo(version);
    return this;
  }

  Decision<DeviceEvent> last() {
    return last;
  }

  Device device() {
    return device;
  }

  List<DeviceEvent> history() {
    return List.copyOf(history);
  }
}
