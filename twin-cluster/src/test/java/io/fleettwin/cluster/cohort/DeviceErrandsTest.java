package io.fleettwin.cluster.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.ReportBoot;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceErrandsTest {

  private final List<DeviceId> sent = new ArrayList<>();
  private final DeviceErrands errands = new DeviceErrands((device, command) -> sent.add(device));

  @Test
  void thereIsNothingToWaitForBeforeAnythingIsSent() {
    assertThat(errands.allDone()).isTrue();
    errands.send(List.of());
    assertThat(errands.allDone()).isTrue();
    assertThat(sent).isEmpty();
  }

  @Test
  void eachCommandIsSentOnceInOrderAndNotMoreThanTheWindowAtATime() {
    List<Outgoing> commands = commands(DeviceErrands.WINDOW + 10);
    errands.send(commands);
    assertThat(sent).hasSize(DeviceErrands.WINDOW);

    for (int answered = 0; answered < commands.size(); answered++) {
      assertThat(errands.allDone()).isFalse();
      errands.done(commands.get(answered).device());
    }

    assertThat(errands.allDone()).isTrue();
    assertThat(sent).isEqualTo(commands.stream().map(Outgoing::device).toList());
  }

  @Test
  void onlyWhatHasNoAnswerIsSentAgain() {
    List<Outgoing> commands = commands(DeviceErrands.WINDOW + 1);
    errands.send(commands);
    errands.done(commands.getFirst().device());
    sent.clear();

    errands.sendAgain();
    assertThat(sent).as("that may have been sent a moment ago").isEmpty();
    errands.sendAgain();

    assertThat(sent)
        .containsExactlyInAnyOrderElementsOf(
            commands.stream().skip(1).map(Outgoing::device).toList());
  }

  @Test
  void aRefusedCommandIsDone() {
    errands.send(commands(1));
    errands.refused("PC-0");

    assertThat(errands.allDone()).isTrue();
    errands.sendAgain();
    errands.sendAgain();
    assertThat(sent).hasSize(1);
  }

  @Test
  void anAnswerThatNobodyWaitsForChangesNothing() {
    errands.send(commands(1));
    errands.done(new DeviceId("PC-77"));

    assertThat(errands.allDone()).isFalse();
  }

  private static List<Outgoing> commands(int count) {
    DeviceCommand command = new ReportBoot("boot", 1, true);
    return IntStream.range(0, count)
        .mapToObj(number -> new Outgoing(new DeviceId("PC-" + number), command))
        .toList();
  }
}
