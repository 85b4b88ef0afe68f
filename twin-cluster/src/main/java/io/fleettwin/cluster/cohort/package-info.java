/** The devices of a shard: the fleet's index, and what moves simulated endpoints. */
package io.fleettwin.cluster.cohort;
