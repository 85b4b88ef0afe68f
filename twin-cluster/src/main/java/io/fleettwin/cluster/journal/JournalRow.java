package io.fleettwin.cluster.journal;

/**
 * One event as it lies in the journal, still serialized.
 *
 * @param persistenceId the entity that the event belongs to
 * @param sequenceNr its number within the entity, from 1
 * @param serializerId Akka's number of the serializer that wrote the payload
 * @param manifest the kind of event, in that serializer's words
 * @param payload the event's bytes, not copied: whoever reads them leaves them as they are
 * @param writeTimestamp when it was written, milliseconds since 1970-01-01T00:00Z
 */
@SuppressWarnings("ArrayRecordComponent") // read millions of times, compared never
public record JournalRow(
    String persistenceId,
    long sequenceNr,
    int serializerId,
    String manifest,
    byte[] payload,
    long writeTimestamp) {}
