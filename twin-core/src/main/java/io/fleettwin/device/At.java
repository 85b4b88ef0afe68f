package io.fleettwin.device;

/**
 * When and why a device event happened.
 *
 * @param tick minutes since the epoch of the device's world
 * @param command digest of the command's id
 * @param endpoint in a simulated world, the packed state of the endpoint after the event; else 0
 */
public record At(int tick, long command, long endpoint) {}
