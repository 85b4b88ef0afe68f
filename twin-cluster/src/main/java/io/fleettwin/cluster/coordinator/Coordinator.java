package io.fleettwin.cluster.coordinator;

import akka.persistence.typed.javadsl.EventSourcedBehavior;
import io.fleettwin.cluster.journal.PersistenceIds;
import java.time.Duration;

/**
 * A persistent actor that has others of its world to wait for, and says again, every 5 s, what has
 * had no answer. In an ephemeral world its events are kept in the memory of its node.
 */
public abstract class Coordinator<C, E, S> extends EventSourcedBehavior<C, E, S> {

  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

  /** The journal plugin of ephemeral worlds. */
  public static final String IN_MEMORY = "akka.persistence.journal.inmem";

  private static final String NO_SNAPSHOTS = "akka.persistence.no-snapshot-store";
  private static final String AS_CONFIGURED = "";

  private final boolean ephemeral;

  /**
   * @param askAgain what it tells itself every 5 s
   */
  protected Coordinator(Seat<C> seat, C askAgain) {
    super(PersistenceIds.of(seat.entityId()));
    ephemeral = PersistenceIds.isEphemeral(seat.entityId());
    seat.timers().startTimerWithFixedDelay(askAgain, ASK_AGAIN_AFTER);
  }

  @Override
  public final String journalPluginId() {
    return journalPluginOf(ephemeral);
  }

  /** The plugin that has the events of a coordinator. */
  public static String journalOf(String entityId) {
    return journalPluginOf(PersistenceIds.isEphemeral(entityId));
  }

  private static String journalPluginOf(boolean ephemeral) {
    return ephemeral ? IN_MEMORY : AS_CONFIGURED;
  }

  @Override
  public final String snapshotPluginId() {
    return ephemeral ? NO_SNAPSHOTS : AS_CONFIGURED;
  }

  protected final boolean isEphemeral() {
    return ephemeral;
  }
}
