package io.fleettwin.api.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.api.cli.ask.CommandFailed;
import io.fleettwin.api.cli.screen.Written;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of measurements, without anything being measured. */
class BenchResultsTest {
  private static final Figure RATE = Figure.more("events", "events/s");
  private static final Figure EXTENT = Figure.extent("work", "events");

  private final Written written = new Written();

  /** A row that gives what it is told to give. */
  private static final class ToldRow implements Row {
    private final List<Trial> trials = new ArrayList<>();

    @Override
    public String name() {
      return "told";
    }

    @Override
    public String measures() {
      return "nothing";
    }

    @Override
    public String bound() {
      return "nothing either";
    }

    @Override
    public List<Measurement> run(Trial trial) {
      trials.add(trial);
      int number = trials.size();
      return List.of(
          Measurement.of(RATE, 10.0 * number, 100.0 * number * number),
          Measurement.of(EXTENT, number));
    }
  }

  private RowResult measured(ToldRow row, int runs) {
    var bed =
        new TestBed(
            Path.of("nowhere"),
            (data, again, changed) -> {
              throw new AssertionError("no node is needed");
            },
            directory -> {},
            written.screen());
    return new Bench(
            bed, written.screen(), 1_000, Bench.warmUpDevices(1_000), runs, Optional.empty())
        .measure(row);
  }

  @Test
  void aRowWarmsUpOnASmallerFleetAndThenTheOrderAlternates() {
    ToldRow row = new ToldRow();
    measured(row, 3);
    assertThat(row.trials).extracting(Trial::devices).containsExactly(250, 1_000, 1_000, 1_000);
    assertThat(row.trials).extracting(Trial::boundFirst).containsExactly(false, false, true, false);
    assertThat(written.err())
        .contains("told: warming up on 250 devices", "told: run 3 of 3 on 1,000 devices");
  }

  @Test
  void theWarmUpDoesNotCount() {
    FigureResult rate = measured(new ToldRow(), 3).figures().getFirst();
    assertThat(rate.values()).containsExactly(20.0, 30.0, 40.0);
    assertThat(rate.spread()).isEqualTo(new Spread(20, 30, 40));
  }

  @Test
  void aRatioIsOfOneRunAndNotOfTwoMedians() {
    FigureResult rate =
        new FigureResult(RATE, List.of(10.0, 20.0, 30.0), List.of(100.0, 20.0, 60.0));
    assertThat(rate.ratio()).contains(new Spread(0.1, 0.5, 1.0));
  }

  @Test
  void twoRunsHaveTheirMiddleBetweenThem() {
    assertThat(Spread.of(List.of(3.0, 1.0))).isEqualTo(new Spread(1, 2, 3));
  }

  @Test
  void aFigureWithoutBoundHasNoRatio() {
    RowResult result = measured(new ToldRow(), 1);
    assertThat(result.figures().getLast().ratio()).isEmpty();
    JsonNode json = BenchJson.of(List.of(result), 1, circumstances());
    assertThat(json.at("/rows/0/figures/1/ratio").isNull()).isTrue();
    assertThat(json.at("/rows/0/figures/0/ratio/median").asDouble()).isEqualTo(0.05);
  }

  @Test
  void theTableShowsSpreadBoundAndRatio() {
    var lines = ResultTable.lines(List.of(measured(new ToldRow(), 3)), 3, circumstances());
    assertThat(Stream.of(lines.getFirst().lines().toList().get(2).split("\\|")).map(String::strip))
        .containsExactly(
            "told: events",
            "20.0",
            "30.0",
            "40.0",
            "events/s",
            "more",
            "900",
            "0.0333",
            "0.0250-0.0500");
    assertThat(lines).contains("Size     1,000 devices, 3 runs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234567.8 | 1,234,568",
        "123.4 | 123",
        "12.34 | 12.3",
        "1.234 | 1.23",
        "0.123 | 0.12",
        "0.0123 | 0.0123",
        "0 | 0.00"
      })
  void aNumberHasAsManyPlacesAsSaySomething(double value, String text) {
    assertThat(ResultTable.number(value)).isEqualTo(text);
  }

  @Test
  void aPercentileIsAValueThatWasMeasured() {
    double[] hundred = new double[100];
    for (int i = 0; i < hundred.length; i++) {
      hundred[i] = i + 1;
    }
    assertThat(QueryRow.percentile(hundred, 50)).isEqualTo(50);
    assertThat(QueryRow.percentile(hundred, 99)).isEqualTo(99);
    assertThat(QueryRow.percentile(new double[] {7}, 99)).isEqualTo(7);
  }

  @Test
  void growthIsAgainstTheSmallestFleetAndForEachDeviceWhereTheFigureIsOfTheWholeFleet() {
    Row row = new ToldRow();
    RowResult small = ofSize(row, 1_000, 2.0);
    RowResult large = ofSize(row, 10_000, 30.0);
    assertThat(cells(Growth.of(List.of(small, large)).toString(), 2))
        .containsExactly("told: wall, a device", "1,000", "2,000", "us", "-");
    assertThat(cells(Growth.of(List.of(small, large)).toString(), 3))
        .containsExactly("told: wall, a device", "10,000", "3,000", "us", "+50 %");
  }

  private static RowResult ofSize(Row row, int devices, double seconds) {
    var figure = new FigureResult(Figure.total("wall", "s"), List.of(seconds), List.of());
    return new RowResult(row, devices, List.of(figure), Duration.ZERO, Optional.empty());
  }

  private static List<String> cells(String table, int line) {
    return Stream.of(table.lines().toList().get(line).split("\\|")).map(String::strip).toList();
  }

  @Test
  void aDiskThatIsPlainlyTooSmallIsToldWithWhatIsWanted() {
    Path directory = Path.of("nowhere");
    assertThatThrownBy(() -> DiskSpace.require(5L << 30, directory, new ToldRow(), 1_000_000))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContainingAll("told", "5,859 MiB", "1,000,000", "5,120 MiB");
    assertThatCode(() -> DiskSpace.require(6L << 30, directory, new ToldRow(), 1_000_000))
        .doesNotThrowAnyException();
  }

  @Test
  void rowsComeInTheirOwnOrderAndEachOnce() {
    assertThat(Rows.named(List.of("query", "heap", "query")))
        .extracting(Row::name)
        .containsExactly("heap", "query");
    assertThat(Rows.named(List.of())).isEqualTo(Rows.all());
    assertThatThrownBy(() -> Rows.named(List.of("heat"))).isInstanceOf(CommandFailed.class);
  }

  private static Circumstances circumstances() {
    return Circumstances.now("test");
  }
}
