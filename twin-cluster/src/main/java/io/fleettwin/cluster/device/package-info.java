/** The twin of a device as an actor. */
package io.fleettwin.cluster.device;
