package io.fleettwin.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.software.VersionChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SharedPartsTest {

  private final SharedValues values = new SharedValues(2);

  @Test
  void equalValuesAreOneObject() {
    String first = values.one(text(1));
    assertThat(values.one(text(1))).isSameAs(first);
    assertThat(values.one(text(2))).isNotSameAs(first).isEqualTo(text(2));
    assertThat(values.one(Optional.of(text(1)))).isSameAs(values.one(Optional.of(text(1))));
  }

  @Test
  void aValueThatIsAskedForAgainAndAgainStaysWhileOthersPassBy() {
    String first = values.one(text(1));
    for (int other = 2; other < 1_000; other++) {
      assertThat(values.one(text(other))).isEqualTo(text(other));
      assertThat(values.one(text(1))).isSameAs(first);
    }
  }

  @Test
  void aValueThatNobodyAsksForMakesRoom() {
    String first = values.one(text(1));
    IntStream.range(2, 1_000).forEach(other -> values.one(text(other)));
    assertThat(values.one(text(1))).isEqualTo(first).isNotSameAs(first);
  }

  @Property
  void whateverIsAskedForTheAnswerIsEqual(@ForAll List<List<Integer>> lists) {
    assertThat(lists).allSatisfy(list -> assertThat(values.one(list)).isEqualTo(list));
  }

  @Test
  void devicesThatHaveComeEquallyFarHaveAllButTheirNamesInCommon() {
    Device one = updated();
    Device other = updated();
    assertThat(one).isEqualTo(other);
    assertThat(one.profile().hardware()).isSameAs(other.profile().hardware());
    assertThat(one.profile().site()).isSameAs(other.profile().site());
    assertThat(one.profile().recovery()).isSameAs(other.profile().recovery());
    assertThat(one.drivers()).isSameAs(other.drivers());
    assertThat(one.installed()).isSameAs(other.installed());
    assertThat(one.boot()).isSameAs(other.boot());
    assertThat(one.assignment()).isSameAs(other.assignment());
    assertThat(one.earlier()).isSameAs(other.earlier());
    assertThat(one.holds()).isSameAs(other.holds());
  }

  /** Has had content, and has a driver now: each has changed what is installed. */
  private static Device updated() {
    var driver = new VersionChange(VersionChange.Part.DRIVER, "sensor.sys", "7.12");
    return TestedDevice.given(
            Commands.enrol(),
            Commands.offer("offer 1", "r1"),
            Commands.progress("active 1", "r1", InstallProgress.ACTIVE),
            Commands.offer("offer 2", "r2", driver),
            Commands.progress("active 2", "r2", InstallProgress.ACTIVE),
            Commands.hold("hold", "a hold"))
        .device();
  }

  private static String text(int number) {
    return "value " + number;
  }
}
