package io.fleettwin.fleet;

import io.fleettwin.software.DriverSet;

/**
 * A make and model that occurs in a fleet, with the drivers of its image.
 *
 * @param drivers without those of the security agent
 */
public record Machine(String make, String model, DriverSet drivers) {}
