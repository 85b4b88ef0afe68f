/** A node of the cluster, and how to ask the fleet from outside of the actors. */
package io.fleettwin.cluster.node;
