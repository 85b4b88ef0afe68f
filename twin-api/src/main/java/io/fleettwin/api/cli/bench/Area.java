package io.fleettwin.api.cli.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of the program that time can go into, known by its packages. */
public enum Area {
  // The first that fits counts: narrower packages come before wider ones.
  H2("H2", "org.h2."),
  POOL("Slick, connection pool", "slick.", "com.zaxxer."),
  SERIALIZATION(
      "serialization",
      "com.fasterxml.jackson.",
      "akka.serialization.",
      "io.fleettwin.cluster.serialization."),
  PERSISTENCE("Akka persistence", "akka.persistence."),
  SHARDING("Akka cluster, sharding", "akka.cluster.", "akka.remote."),
  STREAMS("Akka streams, HTTP", "akka.stream.", "akka.http."),
  ACTORS("Akka actors, dispatch", "akka."),
  API("FleetTwin API, bench", "io.fleettwin.api."),
  CLUSTER("FleetTwin cluster", "io.fleettwin.cluster."),
  CORE("FleetTwin core", "io.fleettwin."),
  /** Nothing but the JDK and libraries that everybody uses. */
  OTHER("other");

  private final String label;

  /** A list that nobody can change. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> packages;

  Area(String label, String... packages) {
    this.label = label;
    this.packages = List.of(packages);
  }

  String label() {
    return label;
  }

  /** The area of a stack: that of the frame nearest to its top which belongs to one. */
  static Area of(Stream<String> classesFromTop) {
    return classesFromTop.flatMap(name -> ofClass(name).stream()).findFirst().orElse(OTHER);
  }

  private static Optional<Area> ofClass(String name) {
    return Arrays.stream(values())
        .filter(area -> area.packages.stream().anyMatch(name::startsWith))
        .findFirst();
  }
}
