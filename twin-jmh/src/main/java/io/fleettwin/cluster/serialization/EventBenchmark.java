package io.fleettwin.cluster.serialization;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.device.At;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.jmh.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events to bytes and back, as the journal has them: with the driver set by name. In the package of
 * the format, which is nobody else's business.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventBenchmark {

  private final DeviceEvent started = new DeviceEvent.Started(new At(291, 2, 291));
  private Path directory;
  private Journal journal;
  private ObjectMapper mapper;
  private DeviceEvent enrolled;
  private byte[] enrolledBytes;
  private byte[] startedBytes;

  @Setup
  public void open() throws IOException {
    directory = Files.createTempDirectory("twin-jmh");
    journal =
        Journal.open(
            ConfigFactory.load(
                ConfigFactory.parseMap(Map.of("fleettwin.data", directory.toString()))
                    .withFallback(ConfigFactory.defaultApplication())));
    mapper = EventFormat.interning(new DriverSets(journal.driverSets(), EventFormat.plain()));
    enrolled = Samples.enrolled(Samples.generator().device(0));
    enrolledBytes = mapper.writeValueAsBytes(enrolled);
    startedBytes = mapper.writeValueAsBytes(started);
  }

  @TearDown
  public void close() throws IOException {
    journal.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Benchmark
  public byte[] writeEnrolled() throws IOException {
    return mapper.writeValueAsBytes(enrolled);
  }

  @Benchmark
  public DeviceEvent readEnrolled() throws IOException {
    return mapper.readValue(enrolledBytes, DeviceEvent.Enrolled.class);
  }

  @Benchmark
  public byte[] writeStarted() throws IOException {
    return mapper.writeValueAsBytes(started);
  }

  @Benchmark
  public DeviceEvent readStarted() throws IOException {
    return mapper.readValue(startedBytes, DeviceEvent.Started.class);
  }
}
