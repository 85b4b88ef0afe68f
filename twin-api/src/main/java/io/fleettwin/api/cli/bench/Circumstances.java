package io.fleettwin.api.cli.bench;

import akka.Version;
import akka.persistence.jdbc.journal.JdbcAsyncWriteJournal;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.engine.Constants;

/**
 * Under what circumstances something was measured, without which a figure says nothing.
 *
 * @param processors that this process may use
 * @param memoryBytes of the machine, or of what it is confined to
 * @param load of the last minute when the bench began; negative where the system does not tell
 * @param collectors of garbage
 * @param options of the JVM
 */
public record Circumstances(
    Instant date,
    String processor,
    int processors,
    long memoryBytes,
    double load,
    String system,
    String jdk,
    long heapLimitBytes,
    List<String> collectors,
    List<String> options,
    String fleetTwin,
    String akkaVersion,
    String persistenceJdbc,
    String h2) {

  private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");

  private static final String LINUX_MODEL = "model name";

  private static final String UNKNOWN = "unknown";

  public Circumstances {
    collectors = List.copyOf(collectors);
    options = List.copyOf(options);
  }

  /**
   * Those of now.
   *
   * @param fleetTwin version of the product
   */
  public static Circumstances now(String fleetTwin) {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Circumstances(
        Instant.now(),
        processorModel(),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize(),
        system.getSystemLoadAverage(),
        "%s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()),
        "%s %s".formatted(Runtime.version(), System.getProperty("java.vm.vendor")),
        Runtime.getRuntime().maxMemory(),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .toList(),
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("-X"))
            .toList(),
        fleetTwin,
        Version.current(),
        versionOf(JdbcAsyncWriteJournal.class),
        Constants.VERSION);
  }

  private static String versionOf(Class<?> type) {
    String version = type.getPackage().getImplementationVersion();
    return version == null ? UNKNOWN : version;
  }

  private static String processorModel() {
    if (!Files.isReadable(LINUX_PROCESSORS)) {
      return UNKNOWN;
    }
    try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith(LINUX_MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** The same in lines for people. */
  public List<String> lines() {
    return List.of(
        "Date     " + date,
        String.format(
            Locale.ROOT,
            "Machine  %s, %d processors, %.1f GiB, load %.2f at the start, %s",
            processor,
            processors,
            gib(memoryBytes),
            load,
            system),
        String.format(
            Locale.ROOT,
            "JVM      %s, heap up to %.1f GiB, %s %s",
            jdk,
            gib(heapLimitBytes),
            collectors.stream().collect(Collectors.joining(", ")),
            String.join(" ", options)),
        "Versions FleetTwin %s, Akka %s, Akka Persistence JDBC %s, H2 %s"
            .formatted(fleetTwin, akkaVersion, persistenceJdbc, h2));
  }

  private static double gib(long bytes) {
    return bytes / (double) (1L << 30);
  }
}
