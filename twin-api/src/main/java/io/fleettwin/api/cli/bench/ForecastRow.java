package io.fleettwin.api.cli.bench;

import io.fleettwin.api.config.FleetProfiles;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.config.Questions;
import io.fleettwin.api.whatif.Cases;
import io.fleettwin.api.whatif.Threads;
import io.fleettwin.forecast.Crew;
import io.fleettwin.forecast.Forecast;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;
import io.fleettwin.study.Case;
import io.fleettwin.study.Futures;
import io.fleettwin.study.TimeGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** What forecasts take: the outage of July 2024 over ten days, gates and service desk on. */
final class ForecastRow implements Row {

  private static final Figure WALL = Figure.total("one future, all at once", "s");
  private static final Figure EVENTS = Figure.more("device events", "events/s");
  private static final Figure FUTURE = Figure.total("both plans, CPU time of a future", "ms");
  private static final Figure BYTES = Figure.less("of memory a device", "B");

  private static final String QUESTION = "outage-2024-07-19";
  private static final String HORIZON = "P10D";

  /** Futures of each plan from which the time of one is taken. */
  private static final int FUTURES = 20;

  /** What a forecast keeps of each device: longs that are copied for the bound. */
  private static final int LONGS_A_DEVICE = 3;

  @Override
  public String name() {
    return "forecast";
  }

  @Override
  public String measures() {
    return "the outage of July 2024 over ten days, by forecast: one future on all processors, and "
        + FUTURES
        + " of each plan, one a processor";
  }

  @Override
  public String bound() {
    return "of one future: copying "
        + LONGS_A_DEVICE * Long.BYTES
        + " bytes a device; of its events: a random draw each";
  }

  @Override
  public long eventsADevice() {
    return 0;
  }

  @Override
  public List<Measurement> run(Trial trial) {
    try (Threads crew = Threads.forThisMachine()) {
      long before = Heap.usedBytes();
      trial.say("making the fleet");
      List<Case> plans = plans(trial.devices(), crew);
      long bytes = bytes(plans.getFirst(), crew) - before;
      trial.say("playing one future");
      var wall =
          trial.inTurn(
              () -> playOne(plans.getFirst(), crew), () -> copied(trial.devices()).seconds());
      trial.say("playing %d futures of each plan".formatted(FUTURES));
      Elapsed many = Elapsed.of(() -> playMany(plans, crew));
      long events = wall.figure().events();
      return List.of(
          Measurement.of(WALL, wall.figure().took().seconds(), wall.bound()),
          Measurement.of(
              EVENTS,
              wall.figure().took().perSecond(events),
              Phase.bound(() -> drawn(events, crew)).perSecond(events)),
          Measurement.of(FUTURE, 1_000 * many.cpuSeconds() / FUTURES),
          Measurement.of(BYTES, (double) bytes / trial.devices()));
    }
  }

  private static List<Case> plans(int devices, Crew crew) {
    QuestionDocument document =
        Questions.inHome()
            .named(QUESTION)
            .with(Map.of("fleet.devices", "" + devices, "horizon", HORIZON));
    Cases cases = new Cases(FleetProfiles.inHome(), crew);
    List<Case> plans = new ArrayList<>();
    document.questions().forEach((plan, question) -> plans.add(cases.of(question, plan)));
    return plans;
  }

  private record Played(Elapsed took, long events) {}

  private static Played playOne(Case plan, Crew crew) {
    EventCount count = new EventCount();
    Elapsed took = Elapsed.of(() -> play(plan, crew, count));
    return new Played(took, count.events());
  }

  private static void play(Case plan, Crew crew, EventCount count) {
    Forecast.play(plan.fleet(), plan.settings(), plan.plan(), 0, plan.minutes(), crew, count);
  }

  /** Bytes in use while a forecast is at its end, the fleet among them. */
  private static long bytes(Case plan, Crew crew) {
    AtomicLong used = new AtomicLong();
    play(plan, crew, new EventCount(() -> used.set(Heap.usedBytes())));
    return used.get();
  }

  private static void playMany(List<Case> plans, Crew crew) {
    new Futures(TimeGrid.upTo(0), crew, () -> true).play(plans, 0, FUTURES);
  }

  private static Elapsed copied(int devices) {
    long[] column = new long[devices * LONGS_A_DEVICE];
    long[] other = new long[column.length];
    return Elapsed.of(() -> System.arraycopy(column, 0, other, 0, column.length));
  }

  /** So many draws, by the whole crew; what is drawn is added up, so that nothing is left out. */
  private static Elapsed drawn(long draws, Crew crew) {
    Draws source = new Draws(TestBed.SEED);
    long each = draws / crew.size() + 1;
    AtomicLong sum = new AtomicLong();
    return Elapsed.of(() ->
        crew.run(
            IntStream.range(0, crew.size())
                .<Runnable>mapToObj(worker -> () -> sum.addAndGet(drawn(source, worker, each)))
                .toList()));
  }

  private static long drawn(Draws source, int worker, long draws) {
    long sum = 0;
    for (long key = 0; key < draws; key++) {
      sum += source.bits(key, Draw.DEFECT_HITS, worker);
    }
    return sum;
  }
}
