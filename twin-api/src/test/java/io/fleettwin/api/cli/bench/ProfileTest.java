package io.fleettwin.api.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a flight recording. */
class ProfileTest {

  @TempDir private Path home;

  @Test
  void aSampleBelongsToTheFrameNearestToItsTopThatSomebodyOwns() {
    assertThat(
            Area.of(
                Stream.of(
                    "java.util.HashMap", "org.h2.mvstore.MVMap", "akka.persistence.jdbc.Dao")))
        .isEqualTo(Area.H2);
    assertThat(Area.of(Stream.of("akka.persistence.typed.internal.Running", "org.h2.Driver")))
        .isEqualTo(Area.PERSISTENCE);
    assertThat(Area.of(Stream.of("akka.dispatch.Mailbox"))).isEqualTo(Area.ACTORS);
    assertThat(Area.of(Stream.of("io.fleettwin.cluster.serialization.EventFormat")))
        .isEqualTo(Area.SERIALIZATION);
    assertThat(Area.of(Stream.of("io.fleettwin.cluster.cohort.Cohort"))).isEqualTo(Area.CLUSTER);
    assertThat(Area.of(Stream.of("io.fleettwin.device.Device"))).isEqualTo(Area.CORE);
    assertThat(Area.of(Stream.of("java.lang.Thread"))).isEqualTo(Area.OTHER);
  }

  @Test
  void sharesAreOfAllSamples() {
    Profile profile = new Profile(10, Map.of(Area.H2, 3L, Area.CORE, 1L), 2, 0.5, 100);
    assertThat(profile.share(Area.H2)).isEqualTo(0.75);
    assertThat(profile.share(Area.ACTORS)).isZero();
    assertThat(profile.pauseShare()).isEqualTo(0.05);
    assertThat(profile.allocatedBytesPerSecond()).isEqualTo(10);
  }

  @Test
  void whatIsTimedForAFigureCountsAndWhatIsDoneForItsBoundDoesNot() throws IOException {
    Path file = home.resolve("run.jfr");
    Elapsed[] figure = new Elapsed[1];
    record(
        file,
        () -> {
          System.gc();
          figure[0] = Elapsed.of(System::gc);
          Elapsed bound = Phase.bound(() -> Elapsed.of(System::gc));
          assertThat(bound.seconds()).isPositive();
        });
    long collections =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().equals(Profile.COLLECTION))
            .count();
    Profile profile = Profile.of(file);
    assertThat(profile.collections()).isPositive().isLessThan(collections);
    assertThat(profile.seconds()).isPositive().isLessThanOrEqualTo(figure[0].seconds());
    assertThat(profile.pauseSeconds()).isPositive();
  }

  @Test
  void whereNothingIsTimedAllButTheBoundCounts() throws IOException {
    Path file = home.resolve("run.jfr");
    record(
        file,
        () -> {
          System.gc();
          Phase.bound(() -> {
            System.gc();
            return 0;
          });
        });
    Profile profile = Profile.of(file);
    assertThat(profile.seconds()).isPositive();
    assertThat(profile.collections()).isPositive();
  }

  private static void record(Path file, Runnable work) throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable(Profile.COLLECTION);
      recording.enable(Phase.TIMED);
      recording.enable(Phase.BOUND);
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
  }
}
