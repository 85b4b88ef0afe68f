package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {

  @Test
  void aPortThatIsTakenIsNamedWithWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var config =
          ConfigFactory.parseMap(Map.of("fleettwin.http.port", taken.getLocalPort()))
              .withFallback(TestApi.CONFIG);
      ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "taken", config);
      var backend = TestApi.backend(new MemoryFleet(), HttpLimits.STANDARD);
      assertThatThrownBy(() -> HttpServer.start(system, backend).toCompletableFuture().join())
          .cause()
          .isInstanceOf(HttpUnavailableException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("TWIN_HTTP_PORT");
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
  }

  @Test
  void theServerStopsWithItsSystemAndEndsEventStreams() throws Exception {
    ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "stopping", TestApi.CONFIG);
    var fleet = new MemoryFleet();
    var backend = TestApi.backend(fleet, HttpLimits.STANDARD);
    HttpServer server = HttpServer.start(system, backend).toCompletableFuture().join();
    TestApi api = new TestApi(server, fleet, backend.whatIfs());
    var request =
        HttpRequest.newBuilder(api.uri(Given.rollout(api)))
            .header("Accept", "text/event-stream")
            .build();
    var lines = api.client().send(request, BodyHandlers.ofLines()).body().iterator();
    assertThat(lines.next()).isEqualTo("id: 1");
    system.terminate();
    // The stream ends, rather than being cut off: that would be an exception here.
    lines.forEachRemaining(line -> assertThat(line).isNotNull());
    system.getWhenTerminated().toCompletableFuture().join();
    assertThatThrownBy(() -> api.get("/health")).hasRootCauseInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http", "null"})
  void aPortThatCannotBeStopsTheStartWithItsName(String port) {
    var config =
        ConfigFactory.parseString("fleettwin.http { host = localhost, port = " + port + " }");
    assertThatThrownBy(() -> HttpSettings.of(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("port");
  }

  @Test
  void aHostMustBeNamed() {
    var config = ConfigFactory.parseString("fleettwin.http { host = \" \", port = 1 }");
    assertThatThrownBy(() -> HttpSettings.of(config)).hasMessageContaining("fleettwin.http.host");
  }

  @Test
  void anEventStreamShowsLifeBeforeItsConnectionCountsAsIdle() {
    var idle = TestApi.CONFIG.getDuration("akka.http.server.idle-timeout");
    assertThat(HttpLimits.STANDARD.heartbeat().multipliedBy(2)).isLessThan(idle);
    assertThat(HttpLimits.ROLLOUT_TIMEOUT).isLessThan(idle);
  }
}
