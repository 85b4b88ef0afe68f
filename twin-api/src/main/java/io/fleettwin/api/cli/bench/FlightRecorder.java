package io.fleettwin.api.cli.bench;

import io.fleettwin.api.cli.ask.CommandFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Supplier;
import jdk.jfr.Recording;

/** Records the measured runs of rows with JDK Flight Recorder, all into one file. */
public final class FlightRecorder {

  /** About a percent of the time; 20 ms, as JFR has it, leaves short rows with few samples. */
  private static final Duration SAMPLED_EVERY = Duration.ofMillis(10);

  private final Path file;

  private FlightRecorder(Path file) {
    this.file = file;
  }

  /** One that writes this file anew. */
  public static FlightRecorder into(Path file) {
    try {
      Files.deleteIfExists(file);
      return new FlightRecorder(file);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /** What some work gave, and where its time went. */
  record Recorded<T>(T result, Profile profile) {}

  <T> Recorded<T> during(Supplier<T> work) {
    try (Recording recording = new Recording()) {
      recording.enable(Profile.SAMPLE).withPeriod(SAMPLED_EVERY);
      recording.enable(Profile.COLLECTION);
      recording.enable(Profile.ALLOCATION).with("throttle", "300/s");
      recording.enable(Phase.TIMED);
      recording.enable(Phase.BOUND);
      recording.start();
      T result = work.get();
      recording.stop();
      return new Recorded<>(result, add(recording));
    }
  }

  /** A recording is a sequence of chunks, so that several make one. */
  private Profile add(Recording recording) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try {
        recording.dump(part);
        Profile profile = Profile.of(part);
        try (OutputStream out =
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
          Files.copy(part, out);
        }
        return profile;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private static CommandFailed cannotWrite(Path file, IOException e) {
    return CommandFailed.failed("cannot write the profile %s (%s)".formatted(file, e));
  }
}
