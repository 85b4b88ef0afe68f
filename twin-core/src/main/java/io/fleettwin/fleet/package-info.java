/** Fleets: their devices in columns, and how a fleet is made from a profile. */
package io.fleettwin.fleet;
