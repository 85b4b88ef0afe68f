package io.fleettwin.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.Happening;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutStatus;
import io.fleettwin.rollout.Signal;
import io.fleettwin.software.DriverMode;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.ServiceDesk;
import io.fleettwin.world.WorldSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a faulty content update would do, by one plan or another. */
class ForecastTest {

  private static final int DEVICES = 6_000;
  private static final int DAY = 24 * 60;
  private static final int END = 10 * DAY;
  private static final int TECHNICIANS = 5;
  private static final ForecastFleet FLEET = Fleets.of(DEVICES);

  @Test
  void allAtOnceEverybodyWhoIsOnIsHitAndHandsBringThemBack() {
    Timeline line = forecast(allAtOnce(), TECHNICIANS, 1);

    int hit = line.count(0, END, Count.BUG_CHECKED);
    assertThat(hit).isBetween(DEVICES / 5, DEVICES);
    assertThat(line.count(0, END, Count.OFFERED)).isEqualTo(DEVICES);
    assertThat(line.tally(0, END).down()).isZero();
    assertThat(line.count(0, END, Count.RECOVERED_BY_HANDS)).isPositive();
    assertThat(sum(line, Happening.BUG_CHECKED)).isEqualTo(hit);
    for (int tick = 0; tick <= END; tick++) {
      assertThat(line.count(0, tick, Count.HANDS_ON)).isBetween(0, TECHNICIANS);
    }
  }

  @Test
  void moreTechniciansBringThemBackSooner() {
    int few = lastDown(forecast(allAtOnce(), TECHNICIANS, 1));
    int many = lastDown(forecast(allAtOnce(), 4 * TECHNICIANS, 1));

    assertThat(many).isLessThan(few);
  }

  @Test
  void aGateStopsItInTheFirstRing() {
    Timeline line = forecast(ringed(), TECHNICIANS, 1);

    assertThat(line.end().status()).isEqualTo(RolloutStatus.HALTED);
    assertThat(line.end().haltedBy()).isZero();
    assertThat(line.count(0, END, Count.OFFERED)).isEqualTo(100);
    assertThat(line.count(1, END, Count.OFFERED)).isZero();
    assertThat(line.count(1, END, Count.MEMBERS)).isEqualTo(DEVICES - 100);
  }

  @Test
  void theOutcomeIsTheSameOnAnyNumberOfThreads() {
    Timeline one = forecast(allAtOnce(), TECHNICIANS, 1);
    for (int threads = 2; threads <= 4; threads++) {
      Timeline many = forecast(allAtOnce(), TECHNICIANS, threads);
      for (int tick = 0; tick <= END; tick++) {
        assertThat(many.tally(0, tick)).isEqualTo(one.tally(0, tick));
      }
    }
  }

  @Test
  void ticksThatNoWorldHasAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Forecast.of(FLEET, world(1), allAtOnce(), 0, Endpoint.MAX_TICK + 1, Crew.ALONE))
        .withMessageContaining("" + Endpoint.MAX_TICK);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Forecast.of(FLEET, world(1), allAtOnce(), 9, 8, Crew.ALONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Forecast.of(FLEET, world(1), allAtOnce(), -1, 8, Crew.ALONE));
  }

  private static int sum(Timeline line, Happening what) {
    int sum = 0;
    for (int tick = line.firstTick(); tick <= line.lastTick(); tick++) {
      sum += line.happenings(0, tick, what);
    }
    return sum;
  }

  private static int lastDown(Timeline line) {
    int tick = line.lastTick();
    while (line.tally(0, tick).down() == 0) {
      tick--;
    }
    return tick;
  }

  private static Timeline forecast(RolloutPlan plan, int technicians, int threads) {
    return Forecast.of(FLEET, world(technicians), plan, 0, END, new Threads(threads));
  }

  private static WorldSettings world(int technicians) {
    return new WorldSettings(
        "forecast",
        7,
        Instant.parse("2024-07-19T04:09:00Z"),
        ClockKind.VIRTUAL,
        Outcomes.SIMULATED,
        ModelParameters.defaults(),
        new Capacity(new ServiceDesk(technicians, 0, DAY, true, 0), 0, 0));
  }

  private static RolloutPlan allAtOnce() {
    return plan(
        78, new RingPlan("All", new RingSize.Rest(), 0, 0, PushRate.ALL_AT_ONCE, Gate.NONE));
  }

  private static RolloutPlan ringed() {
    Gate gate = new Gate(Set.of(Signal.values()), 5, 0.01, DAY);
    return plan(
        -1,
        new RingPlan("Test", new RingSize.Devices(100), 0, 0, PushRate.ALL_AT_ONCE, gate),
        new RingPlan("Rest", new RingSize.Rest(), 0, 0, PushRate.ALL_AT_ONCE, gate));
  }

  private static RolloutPlan plan(int revertAfter, RingPlan... rings) {
    return new RolloutPlan(
        "content",
        new Update(
            "c-291", UpdateKind.CONTENT, "channel-file", "291", DriverMode.KERNEL, false, 40),
        List.of(rings),
        true,
        Optional.of(
            new Incident(
                new Defect(Combination.ALL, 1, Trigger.AT_LOAD, 0, 0x50, Fleets.SENSOR),
                revertAfter < 0 ? OptionalInt.empty() : OptionalInt.of(revertAfter),
                OptionalInt.empty())));
  }
}
