package io.fleettwin.cluster.serialization;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.journal.Journal;
import io.fleettwin.device.At;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.jmh.Samples;
import io.fleettwin.jmh.SingleStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Events to bytes and back, as the journal has them: with the driver set by name. In the package of
 * the format, which is nobody else's business.
 */
public class EventBenchmark extends SingleStep {

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
