/** Worlds as actors: their clocks, and what their devices share. */
package io.fleettwin.cluster.world;
