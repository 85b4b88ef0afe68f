package io.fleettwin.cluster.journal;

import akka.actor.setup.Setup;

/** Hands a node's journal to its actor system. */
public final class JournalSetup extends Setup {

  private final Journal journal;

  public JournalSetup(Journal journal) {
    this.journal = journal;
  }

  public Journal journal() {
    return journal;
  }
}
