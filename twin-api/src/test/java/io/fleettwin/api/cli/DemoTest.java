package io.fleettwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleettwin.api.cli.screen.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, on a real node with its journal in a file. */
@ExtendWith(Installation.class)
class DemoTest {
  private static final String DEVICES = "200";

  @TempDir private Path home;

  @Test
  void ringsStopWhatHitsEverybodyAtOnceAndTheSameSeedInTheSameDirectoryGivesTheSameAgain()
      throws JsonProcessingException {
    JsonNode first = demo("data");
    JsonNode all = first.at("/plans/0");
    JsonNode rings = first.at("/plans/1");

    assertThat(all.at("/hit").asInt()).isGreaterThan(20);
    assertThat(all.at("/stoppedBy/what").asText()).isEqualTo("VENDOR");
    assertThat(all.at("/stoppedBy/afterMinutes").asInt()).isEqualTo(78);
    assertThat(all.at("/atOnce/bootLoop/devices").asInt()).isPositive();
    assertThat(all.at("/atOnce/winRe/devices").asInt()).isPositive();
    assertThat(recovered(all)).isEqualTo(all.at("/hit").asInt());

    assertThat(rings.at("/stoppedBy/what").asText()).isEqualTo("GATE");
    assertThat(rings.at("/stoppedBy/ring").asText()).isEqualTo("Test");
    assertThat(rings.at("/hit").asInt()).isEqualTo(rings.at("/offered").asInt()).isEqualTo(1);
    assertThat(rings.at("/neverOffered").asInt()).isEqualTo(199);

    assertThat(withoutCost(demo("data"))).isEqualTo(withoutCost(first));
  }

  @Test
  void inUserModeTheSameDefectLeavesDevicesUp() throws JsonProcessingException {
    JsonNode all = demo("user", "--user-mode").at("/plans/0");
    assertThat(all.at("/hit").asInt()).isPositive();
    assertThat(all.at("/atOnce/down/devices").asInt()).isZero();
    assertThat(all.at("/atOnce/withoutAgent/devices").asInt()).isPositive();
    assertThat(all.at("/recovered/byRollback").asInt()).isEqualTo(all.at("/hit").asInt());
  }

  private JsonNode demo(String data, String... options) throws JsonProcessingException {
    List<String> words = new ArrayList<>(List.of("demo", "--json", "--devices", DEVICES, "--data"));
    words.add(home.resolve(data).toString());
    words.addAll(Arrays.asList(options));
    Written written = new Written();
    int code =
        Twin.commandLine(written.screen(), Node::start).execute(words.toArray(String[]::new));
    assertThat(code).as(written.err()).isZero();
    return new ObjectMapper().readTree(written.out());
  }

  private static int recovered(JsonNode plan) {
    int recovered = 0;
    for (JsonNode means : plan.at("/recovered")) {
      recovered += means.asInt();
    }
    return recovered;
  }

  /** Without what differs from run to run. */
  private static JsonNode withoutCost(JsonNode demo) {
    JsonNode copy = demo.deepCopy();
    for (JsonNode plan : copy.at("/plans")) {
      ((ObjectNode) plan).remove(List.of("wallSeconds", "events"));
    }
    return copy;
  }
}
