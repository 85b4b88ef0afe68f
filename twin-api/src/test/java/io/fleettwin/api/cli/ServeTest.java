package io.fleettwin.api.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.fleettwin.api.cli.screen.Screen;
import io.fleettwin.api.cli.screen.Written;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, on a real node with its journal in a file. */
@ExtendWith(Installation.class)
class ServeTest {
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path data;

  @Test
  void aNodeServesUntilItIsStoppedAndGoesOnWithWhatItHad() throws Exception {
    String world;
    try (Serving serving = new Serving(data)) {
      assertThat(serving.get("/ready").statusCode()).isEqualTo(200);
      HttpResponse<String> live = serving.get("/v1/worlds/live");
      assertThat(live.body()).contains("\"clock\":\"wall\"").contains("\"outcomes\":\"reported\"");
      assertThat(serving.get("/v1/worlds/live/fleet").body()).contains("\"devices\":0");
      world = withoutNow(live);
    }
    try (Serving again = new Serving(data)) {
      assertThat(again.get("/v1/worlds/live/fleet").body()).contains("\"devices\":0");
      assertThat(withoutNow(again.get("/v1/worlds/live"))).isEqualTo(world);
    }
  }

  @Test
  void aDirectoryInUseIsRefusedBeforeANodeIsStarted() {
    try (DataDirectory taken = DataDirectory.take(data)) {
      Written written = new Written();
      int code =
          Twin.commandLine(
                  written.screen(),
                  config -> {
                    throw new AssertionError("a node was started in " + taken.path());
                  })
              .execute("serve", "--data", data.toString());
      assertThat(code).isEqualTo(69);
      assertThat(written.err()).contains("in use by process");
    }
  }

  @Test
  void aPortInUseEndsTheNodeAndSaysWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Written written = new Written();
      int code =
          Twin.commandLine(written.screen(), Node::start)
              .execute(
                  "serve",
                  "--data",
                  data.toString(),
                  "--port",
                  Integer.toString(taken.getLocalPort()));
      assertThat(code).isEqualTo(69);
      assertThat(written.err()).contains("cannot listen").contains("--port");
      assertThat(written.out()).isEmpty();
    }
    DataDirectory.take(data).close();
  }

  private static String withoutNow(HttpResponse<String> world) {
    return world.body().replaceAll("\"now\":\"[^\"]*\"", "");
  }

  /** The command on a thread of its own, until its node is closed. */
  private static final class Serving implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("http://[^ ]+");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Node> node = new CompletableFuture<>();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    private Serving(Path data) throws IOException {
      var out = new PipedOutputStream();
      var lines = new BufferedReader(new InputStreamReader(new PipedInputStream(out), UTF_8));
      Thread.ofPlatform().start(() -> serve(data, out));
      String ready = lines.readLine();
      assertThat(ready).as(() -> err.toString(UTF_8)).contains("ready at").contains("Ctrl-C");
      Matcher address = URL.matcher(ready);
      assertThat(address.find()).isTrue();
      this.url = address.group();
    }

    private void serve(Path data, PipedOutputStream out) {
      try (out) {
        Screen screen =
            Screen.plain(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        code.complete(
            Twin.commandLine(screen, this::start)
                .execute("serve", "--port", "0", "--data", data.toString()));
      } catch (IOException e) {
        code.completeExceptionally(e);
      }
    }

    private Node start(Config config) {
      Node started = Node.start(config);
      node.complete(started);
      return started;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return client.send(
          HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
    }

    /** Stops the node, as Ctrl-C does, and sees the command end well. */
    @Override
    public void close() {
      client.close();
      node.join().close();
      assertThat(code.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join()).isZero();
    }
  }
}
