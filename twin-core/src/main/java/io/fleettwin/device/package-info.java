/**
 * One Windows endpoint: what it is, what can be asked of it ({@link
 * io.fleettwin.device.DeviceCommand}), what can happen to it ({@link
 * io.fleettwin.device.DeviceEvent}), and the rule that leads from one to the other ({@link
 * io.fleettwin.device.DeviceDecider}).
 */
package io.fleettwin.device;
