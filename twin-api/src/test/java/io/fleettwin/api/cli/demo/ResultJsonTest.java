package io.fleettwin.api.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultJsonTest {

  @Test
  void everyFigureOfTheTableIsThere() {
    JsonNode json = ResultJson.plan(Results.run(Results.rings(), 4, 40_123));
    assertThat(json.at("/plan").asText()).isEqualTo("Autopatch rings");
    assertThat(json.at("/mode").asText()).isEqualTo("KERNEL");
    assertThat(json.at("/hitShare").asDouble()).isEqualTo(3.0 / 20_000);
    assertThat(json.at("/atOnce/down/afterMinutes").asInt()).isEqualTo(4);
    assertThat(json.at("/atOnce/bootLoop/afterMinutes").isNull()).isTrue();
    assertThat(json.at("/recovered/byHandsWithKey").asInt()).isEqualTo(2);
    assertThat(json.at("/backAfterMinutes/99").asInt()).isEqualTo(51);
    assertThat(json.at("/neverOffered").asInt()).isEqualTo(19_995);
    assertThat(json.at("/stoppedBy/ring").asText()).isEqualTo("Test");
    assertThat(json.at("/stoppedBy/sample").asInt()).isEqualTo(3);
    assertThat(json.at("/curve/0")).hasSize(3);
    assertThat(json.at("/wallSeconds").asDouble()).isEqualTo(4.0);
    assertThat(json.at("/events").asLong()).isEqualTo(40_123);
  }

  @Test
  void aShareThatWasNeverReachedIsNull() {
    JsonNode json = ResultJson.plan(Results.run(Results.allAtOnce(), 4, 1));
    assertThat(json.at("/backAfterMinutes").has("99")).isTrue();
    assertThat(json.at("/backAfterMinutes/99").isNull()).isTrue();
  }

  @Test
  void whoStoppedItHasOneOfFourNames() {
    var stops =
        List.of(
            new Stop.ByGate("Test", 1, 1, 1),
            new Stop.ByVendor(78),
            new Stop.ByOperator(5),
            new Stop.ByNobody());
    assertThat(stops)
        .extracting(stop -> ResultJson.stop(stop).at("/what").asText())
        .containsExactly("GATE", "VENDOR", "OPERATOR", "NOBODY");
  }
}
