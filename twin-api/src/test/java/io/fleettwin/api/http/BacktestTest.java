package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.cluster.journal.JournalException;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RingEvent.RingOpened;
import io.fleettwin.rollout.RingEvent.TallyChanged;
import io.fleettwin.rollout.Tally;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rollout of two rings, of the first of which 3 of 40 devices fail at 04:31. */
class BacktestTest {

  private static final String GATE =
      """
      {"gate": {"signals": ["crash"], "minimumSample": 20, "threshold": 0.05}}
      """;

  private static final int PENDING = 17;

  private final TestApi api = TestApi.start();
  private String rollout;
  private String backtest;

  @BeforeEach
  void begin() {
    rollout = Given.rollout(api);
    backtest = rollout + "/backtest";
    api.fleet()
        .backtests()
        .history(
            List.of(
                Map.entry(0, new RingOpened(1)),
                tally(0, 1, 40, 0, 0),
                tally(0, 9, 40, 37, 1),
                tally(0, 22, 40, 37, 3),
                Map.entry(1, new RingOpened(30)),
                tally(1, 30, 1_200, 0, 0),
                tally(1, 60, 1_200, 0, 1_100)));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static Map.Entry<Integer, RingEvent> tally(
      int ring, int tick, int offered, int well, int crashed) {
    int[] counts = new int[Count.values().length];
    counts[Count.MEMBERS.ordinal()] = 2_000;
    counts[Count.OFFERED.ordinal()] = offered;
    counts[Count.PENDING.ordinal()] = PENDING;
    counts[Count.INSTALLED.ordinal()] = well;
    counts[Count.KNOWN_INSTALLED.ordinal()] = well;
    counts[Count.CRASHED.ordinal()] = crashed;
    counts[Count.KNOWN_CRASHED.ordinal()] = crashed;
    return Map.entry(ring, new TallyChanged(tick, Tally.of(counts)));
  }

  /** The rollout comes to a tick, and is cancelled there. */
  private void cancelAt(int tick) {
    for (int now = 0; now < tick; now++) {
      api.fleet().progress("rehearsal", "july", Tally.EMPTY, false);
    }
    api.post(rollout + "/cancel", "").expect(200);
  }

  @Test
  void itTellsWhenWithHowManyDevicesDownAndWhatReallyHappened() {
    cancelAt(70);

    var answer = api.post(backtest, GATE).expect(200);

    assertThat(answer.body().at("/wouldHaveStopped").asBoolean()).isTrue();
    assertThat(answer.body().at("/finished").asBoolean()).isTrue();
    JsonNode stop = answer.body().at("/stop");
    assertThat(stop.at("/ring").asText()).isEqualTo("First");
    assertThat(stop.at("/tick").asInt()).isEqualTo(22);
    assertThat(stop.at("/at").asText()).isEqualTo("2024-07-19T04:31:00Z");
    assertThat(stop.at("/sample").asInt()).isEqualTo(40);
    assertThat(stop.at("/failures").asInt()).isEqualTo(3);
    assertThat(stop.at("/down").asInt()).isEqualTo(3);
    assertThat(stop.at("/offered").asInt()).isEqualTo(40);
    assertThat(stop.at("/installed").asInt()).isEqualTo(37);
    assertThat(stop.at("/pending").asInt()).isEqualTo(PENDING);
    assertThat(stop.at("/offeredAfterwards").asInt()).isEqualTo(1_200);
    assertThat(stop.at("/sparedAtMost").asInt()).isEqualTo(1_200 + PENDING);
    JsonNode really = answer.body().at("/really");
    assertThat(really.at("/status").asText()).isEqualTo("cancelled");
    assertThat(really.at("/stopped").asText()).isEqualTo("2024-07-19T05:19:00Z");
    assertThat(really.at("/stoppedBy").asText()).isEqualTo("operator");
    assertThat(really.has("ring")).isFalse();
    assertThat(really.at("/peakDown").asInt()).isEqualTo(1_103);
    assertThat(really.at("/peakDownAt").asText()).isEqualTo("2024-07-19T05:09:00Z");
    assertThat(really.at("/offered").asInt()).isEqualTo(1_240);
    assertThat(answer.text("/summary"))
        .isEqualTo(
            "would have stopped at 2024-07-19T04:31Z in ring First, with 3 devices down"
                + " (really: stopped by an operator at 2024-07-19T05:19Z, 1,103 down at the peak)");
  }

  @Test
  void aGateThatFailsNowhereTellsTheHighestShareThatItHasSeen() {
    var answer =
        api.post(
                backtest,
                """
                {"gates": [{"signals": ["crash"], "minimumSample": 20, "threshold": 0.1}, {}]}
                """)
            .expect(200);

    assertThat(answer.body().at("/wouldHaveStopped").asBoolean()).isFalse();
    assertThat(answer.body().has("stop")).isFalse();
    JsonNode rings = answer.body().at("/rings");
    assertThat(rings.at("/0/highest/failures").asInt()).isEqualTo(3);
    assertThat(rings.at("/0/highest/at").asText()).isEqualTo("2024-07-19T04:31:00Z");
    assertThat(rings.at("/0").has("failed")).isFalse();
    assertThat(answer.text("/summary"))
        .startsWith(
            "would not have stopped it so far: at most 3 of 40 devices had failed, in ring First");
  }

  @Test
  void aRolloutThatGoesOnIsJudgedAsFarAsItHasComeAndSaysSo() {
    var answer = api.post(backtest, GATE.replace("20", "4000")).expect(200);

    assertThat(answer.body().at("/finished").asBoolean()).isFalse();
    assertThat(answer.text("/asOf")).isEqualTo("2024-07-19T04:09:00Z");
    assertThat(answer.text("/summary"))
        .isEqualTo(
            "would not have stopped it so far: too little was known, of at most 1,100 devices in"
                + " any ring (really: not over at 2024-07-19T04:09Z, 1,103 down at the peak)");
    assertThat(answer.body().at("/rings/0").has("highest")).isFalse();
    assertThat(answer.body().at("/rings/0/largestSample").asInt()).isEqualTo(40);
  }

  @Test
  void whatComesAfterTheRealStopIsNotJudged() {
    cancelAt(20);

    var answer = api.post(backtest, GATE).expect(200);

    assertThat(answer.body().at("/wouldHaveStopped").asBoolean()).isFalse();
    assertThat(answer.body().at("/rings/0").has("failed")).isFalse();
    assertThat(answer.text("/rings/0/highest/at")).isEqualTo("2024-07-19T04:18:00Z");
    assertThat(answer.text("/summary"))
        .startsWith(
            "would not have stopped it: at most 1 of 38 devices had failed, in ring First (really:"
                + " stopped by an operator at 2024-07-19T04:29Z, 1,103 down at the peak");
  }

  @Test
  void eachRingCanHaveItsOwnGate() {
    String gates =
        """
        {"gates": [{}, {"signals": ["crash"], "minimumSample": 20, "threshold": 0.05}]}
        """;
    var answer = api.post(backtest, gates).expect(200);

    assertThat(answer.text("/stop/ring")).isEqualTo("Broad");
    assertThat(answer.text("/rings/0/gate/signals")).isEmpty();
    assertThat(answer.text("/rings/1/gate/minimumSample")).isEqualTo("20");
  }

  @Test
  void thoseOfAPresetAreTakenByPositionAndTheLastForFurtherRings() {
    var autopatch = api.post(backtest, "{\"preset\": \"autopatch\"}").expect(200);
    assertThat(autopatch.text("/rings/0/gate/minimumSample")).isEqualTo("5");
    assertThat(autopatch.text("/rings/1/gate/minimumSample")).isEqualTo("100");
    assertThat(autopatch.text("/stop/at")).isEqualTo("2024-07-19T04:18:00Z");

    var oneRing = api.post(backtest, "{\"preset\": \"graph-rate-driven\"}").expect(200);
    assertThat(oneRing.text("/rings/0/gate/minimumSample")).isEqualTo("100");
    assertThat(oneRing.text("/rings/1/gate/minimumSample")).isEqualTo("100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                              | ``              | one of gate, gates",
        "{'gate': {}, 'preset': 'autopatch'}             | ``              | one of gate, gates",
        "{'gate': {}}                                    | /gate/signals   | at least one",
        "{'gate': {'signals': []}}                       | /gate/signals   | at least one",
        "{'gate': {'signals': ['smoke']}}                | /gate/signals/0 | must be one of crash",
        "{'gate': {'signals': ['crash'], 'threshold': 2}} | /gate/threshold | 0.0 to 1.0",
        "{'gate': {'signals': ['crash'], 'sequential': {}}} | /gate/sequential/good | required",
        "{'gates': []}                                   | /gates          | there are 2",
        "{'gates': [{'signals': ['crash']}]}             | /gates          | there are 2",
        "{'gates': [{}, null]}                           | /gates/1        | must not be null",
        "{'gates': [{}, {}]}                             | /gates          | must have signals",
        "{'gates': [{}, {'minimumSample': -1}]}          | /gates/1/minimumSample | 0 to",
        "{'preset': 'none'}                              | /preset         | must be one of all-at",
        "{'preset': 'all-at-once'}                       | /preset         | a gate that can fail",
      })
  void whatIsWrongIsToldByItsPlaceAndWithWhatIsAllowed(String body, String at, String reason) {
    var refused = api.post(backtest, body.replace('\'', '"')).problem(422, "invalid").at(at);
    assertThat(refused.body().at("/errors").findValuesAsText("reason"))
        .anyMatch(told -> told.contains(reason));
  }

  @Test
  void aFieldThatIsNotKnownIsRefused() {
    api.post(backtest, "{\"gate\": {\"thresholdPercent\": 1}}")
        .problem(400, "bad-fields")
        .at("/gate/thresholdPercent");
    api.get(backtest).problem(405, "method-not-allowed");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    api.post(backtest.replace("july", "august"), GATE).problem(404, "not-found");
    api.post(backtest.replace("rehearsal", "other"), GATE).problem(404, "not-found");
    api.post(backtest.replace("july", "July"), GATE).problem(400, "bad-parameter");
  }

  @Test
  void aJournalThatCannotBeReadIsToldAsThat() {
    api.fleet().breakWith(new JournalException("unreadable", new IllegalStateException()));
    api.post(backtest, GATE).problem(503, "not-persisted");
  }

  @Test
  void moreThanAFewAtATimeAreTooMany() {
    var gate = api.fleet().backtests().hold();
    List<CompletableFuture<HttpResponse<String>>> asked =
        Stream.generate(this::request)
            .limit(HttpLimits.MAX_BACKTESTS)
            .map(request -> api.client().sendAsync(request, BodyHandlers.ofString()))
            .toList();
    TestApi.await(() -> api.fleet().backtests().asked() == HttpLimits.MAX_BACKTESTS);

    api.post(backtest, GATE).problem(503, "busy");
    gate.complete(null);
    assertThat(asked).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    api.post(backtest, GATE).expect(200);
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(api.uri(backtest))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(GATE))
        .build();
  }
}
