package io.fleettwin.api.cli.bench;

import java.util.List;
import java.util.stream.Stream;

/** How long a node takes from the start of its JVM, as somebody at a shell sees it. */
final class BootRow implements Row {

  private static final String HEALTH = "/health";

  private static final Kind ARCHIVED = new Kind(", archive", true);
  private static final Kind PLAIN = new Kind(", no archive", false);

  /** A way to start, and its figures. */
  private record Kind(String suffix, boolean archived) {

    List<Measurement> measurements(Times times, double bound) {
      return List.of(
          Measurement.of(Figure.less("HTTP bound" + suffix, "s"), times.bound(), bound),
          Measurement.of(Figure.less("first 200" + suffix, "s"), times.healthy(), bound));
    }
  }

  /** Seconds from the start of the JVM. */
  private record Times(double bound, double healthy) {}

  @Override
  public String name() {
    return "boot";
  }

  @Override
  public String measures() {
    return "from the start of a JVM with ./twin serve on an empty journal until its HTTP port is"
        + " bound, and until %s is answered with 200; with the launcher's archive of classes, if"
            .formatted(HEALTH)
        + " there is one, and without";
  }

  @Override
  public String bound() {
    return "the whole run of ./twin version in a JVM started the same way: the JVM and the command"
        + " line, but no node";
  }

  @Override
  public long eventsADevice() {
    return 0;
  }

  @Override
  public List<Measurement> run(Trial trial) {
    if (!ChildProgram.hasArchive()) {
      return measured(trial, PLAIN);
    }
    var both = trial.inTurn(() -> measured(trial, ARCHIVED), () -> measured(trial, PLAIN));
    return Stream.concat(both.figure().stream(), both.bound().stream()).toList();
  }

  private static List<Measurement> measured(Trial trial, Kind kind) {
    var took = trial.inTurn(() -> served(trial, kind), () -> version(kind));
    return kind.measurements(took.figure(), took.bound());
  }

  private static Times served(Trial trial, Kind kind) {
    int port = ChildProgram.freePort();
    try (Scratch scratch = trial.scratch("boot");
        ChildProgram node =
            ChildProgram.start(
                kind.archived(),
                "serve",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--data",
                scratch.path().toString())) {
      return new Times(node.secondsUntilListening(port), node.secondsUntilOk(port, HEALTH));
    }
  }

  private static double version(Kind kind) {
    try (ChildProgram program = ChildProgram.start(kind.archived(), "version")) {
      return program.secondsUntilEnd();
    }
  }
}
