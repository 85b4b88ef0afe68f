package io.fleettwin.cluster.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process with the class path of this one, whose lines can be read as they come. */
final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;

  ChildProcess(Class<?> main, Path errors, String... arguments) throws IOException {
    var command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /** The next line; {@code null} once the process has ended and all of its lines are read. */
  String nextLine() throws IOException {
    return lines.readLine();
  }

  /** Ends the process as kill -9 does, in the middle of what it does after this time. */
  void killAfter(Duration time) throws InterruptedException {
    process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    process.destroyForcibly();
    waitForEnd();
  }

  int waitForEnd() throws InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the process does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
