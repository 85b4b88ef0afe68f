package io.fleettwin.cluster.journal;

import java.util.Comparator;

/**
 * Which event of which entity, ordered as the databases order it.
 *
 * @param persistenceId the entity
 * @param sequenceNr the event's number within the entity, from 1
 */
record EventKey(String persistenceId, long sequenceNr) implements Comparable<EventKey> {

  private static final Comparator<EventKey> ORDER =
      Comparator.comparing(EventKey::persistenceId).thenComparingLong(EventKey::sequenceNr);

  @Override
  public int compareTo(EventKey other) {
    return ORDER.compare(this, other);
  }
}
