package io.fleettwin.device;

import static io.fleettwin.device.Commands.enrol;
import static io.fleettwin.device.TestedDevice.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.decision.Decision;
import io.fleettwin.device.AnyCommands.Happening;
import io.fleettwin.device.AnyCommands.Unsent;
import io.fleettwin.random.Draws;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever is asked of a device, in whatever order. */
class AnyCommandsTest {

  @Property
  void theRevisionIsTheNumberOfEvents(@ForAll("commands") List<Unsent> commands) {
    var tested = given(enrol());
    for (int i = 0; i < commands.size(); i++) {
      tested.when(commands.get(i).send("c" + i, tested.device().revision()));
      assertThat(tested.device().revision()).isEqualTo(tested.history().size());
    }
  }

  @Property
  void theStateFollowsFromTheEventsAlone(@ForAll("commands") List<Unsent> commands) {
    var tested = given(enrol());
    for (int i = 0; i < commands.size(); i++) {
      tested.when(commands.get(i).send("c" + i, tested.device().revision()));
    }
    Device replayed = null;
    for (DeviceEvent event : tested.history()) {
      replayed = DeviceHistory.apply(replayed, event);
    }
    assertThat(replayed).isEqualTo(tested.device());
  }

  @Property
  void sendingACommandTwiceInARowIsSendingItOnce(@ForAll("commands") List<Unsent> commands) {
    var tested = given(enrol());
    for (int i = 0; i < commands.size(); i++) {
      var command = commands.get(i).send("c" + i, tested.device().revision());
      tested.when(command);
      Device once = tested.device();
      tested.when(command);
      assertThat(tested.device()).isEqualTo(once);
    }
  }

  @Property
  void sendingAnyRecentCommandAgainChangesNothing(@ForAll("commands") List<Unsent> commands) {
    var tested = given(enrol());
    List<DeviceCommand> carriedOut = new ArrayList<>(List.of(enrol()));
    for (int i = 0; i < commands.size(); i++) {
      var command = commands.get(i).send("c" + i, tested.device().revision());
      tested.when(command);
      if (tested.last() instanceof Decision.Accepted<DeviceEvent>) {
        carriedOut.add(command);
      }
      int remembered = Math.min(carriedOut.size(), CommandIds.CAPACITY);
      for (var recent : carriedOut.subList(carriedOut.size() - remembered, carriedOut.size())) {
        assertThat(DeviceDecider.decide(tested.device(), recent)).isEqualTo(Decision.unchanged());
      }
    }
  }

  @Property
  void noEventEverMakesTheHistoryThrow(@ForAll("happenings") List<Happening> happenings) {
    var tested = given(enrol());
    for (int i = 0; i < happenings.size(); i++) {
      tested.happens(happenings.get(i).at(new At(i, Draws.keyOf("c" + i), 0)));
    }
    assertThat(tested.device().revision()).isEqualTo(1 + happenings.size());
  }

  @Provide
  Arbitrary<List<Unsent>> commands() {
    return AnyCommands.lists();
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    return AnyCommands.anyHappenings().list().ofMaxSize(40);
  }
}
