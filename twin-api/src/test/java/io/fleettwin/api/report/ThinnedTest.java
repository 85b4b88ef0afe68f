package io.fleettwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class ThinnedTest {
  private static final int PEAK = 7_777;

  @Test
  void shortCurvesStayAsTheyAre() {
    JsonNode curves = Samples.everything().at("/plans/0/curves");
    assertThat(Thinned.curves(curves)).isSameAs(curves);
  }

  @Test
  void longCurvesKeepBothEndsTheFirstMinutesAndThePeak() {
    JsonNode thinned = Thinned.curves(curves(20_160));
    JsonNode minutes = thinned.path("minutes");
    JsonNode median = thinned.at("/series/0/fleet/median");
    assertThat(minutes.size()).isBetween(300, Thinned.ENOUGH + 10);
    assertThat(median).hasSameSizeAs(minutes).hasSameSizeAs(thinned.at("/series/0/rings/0/low"));
    assertThat(minutes).extracting(JsonNode::asInt).contains(0, 1, 2, 3, PEAK, 20_160).isSorted();
    assertThat(median).extracting(JsonNode::asInt).contains(1_000);
  }

  @Test
  void theNearestMinuteIsFoundWithinAndBeyond() {
    int[] minutes = {0, 10, 60};
    assertThat(Thinned.nearest(minutes, 36)).isEqualTo(2);
    assertThat(Thinned.nearest(minutes, 34)).isEqualTo(1);
    assertThat(Thinned.nearest(minutes, 99)).isEqualTo(2);
    assertThat(Thinned.nearest(minutes, 10)).isEqualTo(1);
  }

  private static ObjectNode curves(int end) {
    ObjectNode curves = JsonNodeFactory.instance.objectNode();
    curves.set("minutes", values(end, minute -> minute));
    ObjectNode series = curves.putArray("series").addObject();
    series.put("id", "down").put("label", "Down");
    ObjectNode band = series.putObject("fleet");
    for (String statistic : new String[] {"low", "median", "high"}) {
      band.set(statistic, values(end, minute -> minute == PEAK ? 1_000 : 0));
    }
    series.putArray("rings").add(band.deepCopy());
    return curves;
  }

  private static ArrayNode values(int end, IntUnaryOperator at) {
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    for (int minute = 0; minute <= end; minute++) {
      values.add(at.applyAsInt(minute));
    }
    return values;
  }
}
