package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.ask.CommandFailed;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The program in a JVM of its own, started as this one was: the same Java, class path and options.
 * It goes at the latest with this process.
 */
final class ChildProgram implements AutoCloseable {

  private static final String MAIN = "io.fleettwin.api.cli.Twin";

  /** What the JVM reads its archive of classes from, see the launcher. */
  private static final List<String> ARCHIVE_OPTIONS =
      List.of("-XX:AOTCache=", "-XX:SharedArchiveFile=");

  /** What this JVM got that makes it another program: options of debuggers, of a module's main. */
  private static final List<String> OF_THIS_ONE =
      List.of("-agentlib:", "-agentpath:", "-javaagent:", "-XX:StartFlightRecording");

  private static final List<String> OF_THE_PRODUCT =
      List.of("twin.home", "config.file", "logback.configurationFile");

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final Duration LOOKED_EVERY = Duration.ofMillis(5);

  private static final int HTTP_OK = 200;

  private final Process process;
  private final Thread hook;
  private final long begun;

  private ChildProgram(ProcessBuilder builder) {
    this.begun = System.nanoTime();
    try {
      this.process = builder.start();
    } catch (IOException e) {
      throw CommandFailed.unavailable("a second JVM cannot be started (%s)".formatted(e));
    }
    this.hook = new Thread(process::destroyForcibly, "child-end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether this process, and so its children, have an archive of classes. */
  static boolean hasArchive() {
    return options().anyMatch(ChildProgram::isArchive);
  }

  /**
   * Starts the program.
   *
   * @param archived whether with the archive that this process has
   */
  static ChildProgram start(boolean archived, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    options().filter(option -> archived || !isArchive(option)).forEach(command::add);
    for (String name : OF_THE_PRODUCT) {
      String value = System.getProperty(name);
      if (value != null) {
        command.add("-D" + name + "=" + value);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // A node of its own, on a file of its own, whatever this one's surroundings are.
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("TWIN_(SEED|CLUSTER|HTTP|DATABASE).*"));
    return new ChildProgram(builder);
  }

  private static Stream<String> options() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> OF_THIS_ONE.stream().noneMatch(option::startsWith));
  }

  private static boolean isArchive(String option) {
    return ARCHIVE_OPTIONS.stream().anyMatch(option::startsWith);
  }

  /** A port that nobody listens at just now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw CommandFailed.unavailable("there is no free port on this machine (%s)".formatted(e));
    }
  }

  /** Seconds from its start until somebody listens at a port of this machine. */
  double secondsUntilListening(int port) {
    return secondsUntil(() -> listens(port), "a node that listens");
  }

  /** Seconds from its start until a path is answered with 200. */
  double secondsUntilOk(int port, String path) {
    return secondsUntil(() -> isOk(port, path), "a node that answers " + path);
  }

  /** Seconds from its start until it ended by itself, and well. */
  double secondsUntilEnd() {
    return secondsUntil(() -> !process.isAlive() && process.exitValue() == 0, "the end of a JVM");
  }

  private double secondsUntil(BooleanSupplier isSo, String what) {
    while (!isSo.getAsBoolean()) {
      long nanos = System.nanoTime() - begun;
      if (nanos > LONGEST.toNanos() || (!process.isAlive() && process.exitValue() != 0)) {
        throw CommandFailed.failed(
            "%s did not come; a start by hand tells more: ./twin serve".formatted(what));
      }
      Waiting.aMoment(LOOKED_EVERY);
    }
    return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (ConnectException notYet) {
      return false;
    } catch (IOException e) {
      throw CommandFailed.failed("a node's port cannot be tried (%s)".formatted(e));
    }
  }

  private static boolean isOk(int port, String path) {
    try {
      URI uri = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setRequestProperty("Connection", "close");
      if (connection.getResponseCode() != HTTP_OK) {
        return false;
      }
      try (InputStream body = connection.getInputStream()) {
        body.readAllBytes();
      }
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Ends it at once: nothing that it has written is of use to anybody. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // This process is ending too, and the hook does what was done here.
      assert !process.isAlive();
    }
  }
}
