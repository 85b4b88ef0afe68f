package io.fleettwin.api.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import io.fleettwin.api.cli.Installation;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.screen.Written;
import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.decision.Decision;
import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceDecider;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.FleetGenerator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Installation.class)
class EnrolmentTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final int DEVICES = 1_000;

  private final Written written = new Written();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void everyDeviceIsEnrolledOnceAndToldAtTheEnd() {
    var fleet = new Twins();
    enrol(fleet);
    assertThat(fleet.enrolled).hasSize(DEVICES);
    assertThat(fleet.asked.get()).isEqualTo(DEVICES);
    assertThat(written.err()).endsWith("Plan: enrolling 1,000 of 1,000 devices\n");
    assertThat(written.out()).isEmpty();
  }

  @Test
  void noMoreThanALimitedNumberIsUnderWayAtATime() {
    var fleet = new Twins();
    enrol(fleet);
    assertThat(fleet.mostUnderWay.get()).isBetween(2, 256);
  }

  @Test
  void whoeverDoesNotAnswerInTimeIsAskedAgain() {
    var fleet = new Twins();
    fleet.lateAnswers = 3;
    enrol(fleet);
    assertThat(fleet.enrolled).hasSize(DEVICES);
    assertThat(fleet.asked.get()).isEqualTo(DEVICES + 3);
  }

  @Test
  void aRefusalEndsItWithTheReason() {
    var fleet = new Twins();
    fleet.refusing = true;
    assertThatThrownBy(() -> enrol(fleet))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("not this one (INVALID)");
  }

  private void enrol(Twins fleet) {
    var generator = new FleetGenerator(FleetProfiles.inHome().named("enterprise"), 1);
    new Enrolment(fleet, KIT.system(), generator)
        .enrol("rings", DEVICES, "Plan: enrolling", written.screen());
  }

  /** Devices that answer from other threads. */
  private static final class Twins extends FakeFleet {
    private final Map<DeviceId, DeviceCommand.Enrol> enrolled = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private int lateAnswers;
    private boolean refusing;

    @Override
    public CompletionStage<Outcome<Device>> send(
        String world, DeviceId device, DeviceCommand command) {
      if (asked.incrementAndGet() <= lateAnswers) {
        return CompletableFuture.failedStage(new TimeoutException("no answer"));
      }
      mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
      return CompletableFuture.supplyAsync(() -> {
        enrolled.put(device, (DeviceCommand.Enrol) command);
        underWay.decrementAndGet();
        return refusing
            ? new Outcome.Refused<Device>(new Refusal(RefusalCode.INVALID, "not this one"))
            : new Outcome.Done<>(twin(command), true);
      });
    }

    private static Device twin(DeviceCommand command) {
      return switch (DeviceDecider.decide(null, command)) {
        case Decision.Accepted<DeviceEvent> accepted ->
            accepted.events().stream()
                .reduce((Device) null, DeviceHistory::apply, (earlier, later) -> later);
        case Decision.Unchanged<DeviceEvent> unchanged ->
            throw new AssertionError("a new device changes something");
        case Decision.Refused<DeviceEvent> refused ->
            throw new AssertionError(refused.refusal().toString());
      };
    }
  }
}
