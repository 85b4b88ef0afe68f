package io.fleettwin.cluster.serialization;

/**
 * Marks what may travel between the nodes of a cluster. It is written by Jackson as CBOR; classes
 * without the mark are refused.
 */
public interface ClusterMessage {}
