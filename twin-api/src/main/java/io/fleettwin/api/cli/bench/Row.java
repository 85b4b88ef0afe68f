package io.fleettwin.api.cli.bench;

import java.util.List;

/** One thing that can be measured by itself. */
public interface Row {

  /** One lower-case word, by which the row is asked for. */
  String name();

  /** What is measured, in a sentence for people. */
  String measures();

  /** What the figures are held against, in a sentence for people; empty if against nothing. */
  String bound();

  /**
   * How many events a run writes for each device, at most and with those of its bound: what it
   * needs of the disk.
   */
  default long eventsADevice() {
    return 2;
  }

  /**
   * Measures once, in a directory of its own.
   *
   * @return the same figures in the same order each time
   */
  List<Measurement> run(Trial trial);
}
