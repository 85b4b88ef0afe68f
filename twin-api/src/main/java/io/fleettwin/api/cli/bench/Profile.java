package io.fleettwin.api.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of a row went, by samples of what ran on the processors.
 *
 * @param seconds that were looked at: what was timed for the figures, without bounds; where nothing
 *     is timed as a whole, the runs without bounds
 * @param samples of Java code; collections of garbage and compilation have none
 * @param collections of garbage
 * @param pauseSeconds for which they stopped everything
 * @param allocatedBytes estimated from samples
 */
public record Profile(
    double seconds,
    Map<Area, Long> samples,
    long collections,
    double pauseSeconds,
    double allocatedBytes) {

  static final String SAMPLE = "jdk.ExecutionSample";
  static final String COLLECTION = "jdk.GarbageCollection";
  static final String ALLOCATION = "jdk.ObjectAllocationSample";

  public Profile {
    samples = Map.copyOf(samples);
  }

  /** Part of all samples that an area has. */
  double share(Area area) {
    long all = total();
    return all == 0 ? 0 : (double) samples.getOrDefault(area, 0L) / all;
  }

  long total() {
    return samples.values().stream().mapToLong(Long::longValue).sum();
  }

  double pauseShare() {
    return seconds == 0 ? 0 : pauseSeconds / seconds;
  }

  double allocatedBytesPerSecond() {
    return seconds == 0 ? 0 : allocatedBytes / seconds;
  }

  /** The profile of a recording. */
  static Profile of(Path recording) throws IOException {
    Windows windows = Windows.of(recording);
    Map<Area, Long> samples = new EnumMap<>(Area.class);
    Sums sums = new Sums();
    each(
        recording,
        event -> {
          if (!windows.contain(event.getStartTime())) {
            return;
          }
          switch (event.getEventType().getName()) {
            case SAMPLE -> samples.merge(area(event), 1L, Long::sum);
            case COLLECTION -> sums.collection(event.getDuration("sumOfPauses"));
            case ALLOCATION -> sums.allocated += event.getLong("weight");
            default -> {}
          }
        });
    return new Profile(
        windows.seconds(), samples, sums.collections, sums.pauseSeconds, sums.allocated);
  }

  private static final class Sums {
    private long collections;
    private double pauseSeconds;
    private double allocated;

    private void collection(Duration pauses) {
      collections++;
      pauseSeconds += Windows.seconds(pauses);
    }
  }

  private static Area area(RecordedEvent event) {
    RecordedStackTrace stack = event.getStackTrace();
    return stack == null
        ? Area.OTHER
        : Area.of(stack.getFrames().stream().map(frame -> frame.getMethod().getType().getName()));
  }

  private static void each(Path recording, Consumer<RecordedEvent> consumer) throws IOException {
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        consumer.accept(file.readEvent());
      }
    }
  }

  /** The stretches of time that count. */
  private record Windows(List<Window> timed, List<Window> bounds) {

    private record Window(Instant from, Instant to) {
      boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
      }
    }

    static Windows of(Path recording) throws IOException {
      List<Window> timed = new ArrayList<>();
      List<Window> bounds = new ArrayList<>();
      Instant[] ends = new Instant[2];
      each(
          recording,
          event -> {
            Window window = new Window(event.getStartTime(), event.getEndTime());
            switch (event.getEventType().getName()) {
              case Phase.TIMED -> timed.add(window);
              case Phase.BOUND -> bounds.add(window);
              default -> {}
            }
            if (ends[0] == null || window.from().isBefore(ends[0])) {
              ends[0] = window.from();
            }
            if (ends[1] == null || window.to().isAfter(ends[1])) {
              ends[1] = window.to();
            }
          });
      timed.removeIf(window -> bounds.stream().anyMatch(bound -> bound.contains(window.from())));
      if (timed.isEmpty() && ends[0] != null) {
        timed.add(new Window(ends[0], ends[1].plusNanos(1)));
      }
      return new Windows(timed, bounds);
    }

    boolean contain(Instant moment) {
      return timed.stream().anyMatch(window -> window.contains(moment))
          && bounds.stream().noneMatch(window -> window.contains(moment));
    }

    /** A bound inside of what counts is taken off; two bounds never are at the same time. */
    double seconds() {
      return timed.stream().mapToDouble(this::seconds).sum();
    }

    private double seconds(Window window) {
      double bound =
          bounds.stream()
              .filter(other -> window.contains(other.from()))
              .mapToDouble(other -> seconds(Duration.between(other.from(), other.to())))
              .sum();
      return seconds(Duration.between(window.from(), window.to())) - bound;
    }

    static double seconds(Duration duration) {
      return duration.toNanos() / 1e9;
    }
  }
}
