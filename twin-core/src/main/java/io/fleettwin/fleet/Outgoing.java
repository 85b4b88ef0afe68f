package io.fleettwin.fleet;

import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceId;

/** A command that a cohort has for one of its devices. */
public record Outgoing(DeviceId device, DeviceCommand command) {}
