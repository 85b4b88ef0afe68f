/** What world, rollouts and rings have in common. */
package io.fleettwin.cluster.coordinator;
