package io.fleettwin.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.ModelParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a world this world. */
class WorldSettingsTest {

  /** A Friday, when the faulty content was released. */
  private static final Instant JULY_19 = Instant.parse("2024-07-19T04:09:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"a", "live", "july-2024", "a1-"})
  void aNameCanStandInAnAddress(String name) {
    assertThat(WorldSettings.isValidName(name)).isTrue();
    assertThat(named(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "-a", "Live", "a b", "a/b", "a|b", "ä", "a\n", "a_b"})
  void whatIsNoNameIsRefused(String name) {
    assertThat(WorldSettings.isValidName(name)).isFalse();
    assertThatThrownBy(() -> named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
  }

  @Test
  void aNameHasAtMost40Characters() {
    assertThat(WorldSettings.isValidName("a".repeat(40))).isTrue();
    assertThat(WorldSettings.isValidName("a".repeat(41))).isFalse();
  }

  @Test
  void nobodyCanReportIntoVirtualTime() {
    assertThatThrownBy(() -> settings("fork", JULY_19, ClockKind.VIRTUAL, Outcomes.REPORTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clock");
  }

  @ParameterizedTest
  @EnumSource(ClockKind.class)
  void withEitherClockOutcomesCanBeSimulated(ClockKind clock) {
    assertThat(settings("fork", JULY_19, clock, Outcomes.SIMULATED).isSimulated()).isTrue();
  }

  @Test
  void theLiveWorldMirrorsTheRealFleet() {
    var live = WorldSettings.live(JULY_19);
    assertThat(live.name()).isEqualTo("live");
    assertThat(live.clock()).isEqualTo(ClockKind.WALL);
    assertThat(live.outcomes()).isEqualTo(Outcomes.REPORTED);
    assertThat(live.isSimulated()).isFalse();
  }

  @Test
  void tickZeroIsTheEpochAndEachTickAMinute() {
    var world = WorldSettings.live(JULY_19);
    assertThat(world.tickOf(JULY_19)).isZero();
    assertThat(world.tickOf(JULY_19.plusSeconds(59))).isZero();
    assertThat(world.tickOf(JULY_19.plusSeconds(60))).isEqualTo(1);
    assertThat(world.tickOf(JULY_19.plusSeconds(78 * 60))).isEqualTo(78);
    assertThat(world.momentOf(78)).isEqualTo(Instant.parse("2024-07-19T05:27:00Z"));
  }

  @Test
  void whatLiesBeforeTheEpochIsTickZero() {
    var world = WorldSettings.live(JULY_19);
    assertThat(world.tickOf(JULY_19.minusSeconds(1))).isZero();
    assertThat(world.tickOf(Instant.EPOCH)).isZero();
  }

  @Property
  void theMomentOfATickIsInThatTick(@ForAll @IntRange(max = Endpoint.MAX_TICK) int tick) {
    var world = WorldSettings.live(JULY_19);
    assertThat(world.tickOf(world.momentOf(tick))).isEqualTo(tick);
    assertThat(world.tickOf(world.momentOf(tick).plusSeconds(59))).isEqualTo(tick);
  }

  @Property
  void theWeekOfAWorldIsThatOfTheCalendar(
      @ForAll @LongRange(max = 4_000_000_000L) long second,
      @ForAll @IntRange(max = Endpoint.MAX_TICK) int tick) {
    var world = WorldSettings.live(Instant.ofEpochSecond(second));
    var moment = world.momentOf(tick).atOffset(ZoneOffset.UTC);
    int local = world.calendar().localMinute(tick, 0);
    assertThat(local % Calendar.DAY).isEqualTo(moment.getHour() * 60 + moment.getMinute());
    assertThat(Calendar.isWeekend(local))
        .isEqualTo(moment.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
  }

  @Test
  void itsModelDrawsFromItsSeedAndKnowsItsWeek() {
    var presence = named("fork").model().presence();
    assertThat(presence.draws().seed()).isEqualTo(42);
    assertThat(presence.calendar()).isEqualTo(new Calendar(4 * Calendar.DAY + 4 * 60 + 9));
    assertThat(presence.leftOnShare()).isEqualTo(ModelParameters.defaults().leftOnShare());
  }

  private static WorldSettings named(String name) {
    return settings(name, JULY_19, ClockKind.VIRTUAL, Outcomes.SIMULATED);
  }

  private static WorldSettings settings(
      String name, Instant epoch, ClockKind clock, Outcomes outcomes) {
    return new WorldSettings(
        name, 42, epoch, clock, outcomes, ModelParameters.defaults(), Capacity.UNLIMITED);
  }
}
