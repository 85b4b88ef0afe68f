package io.fleettwin.software;

/**
 * Where a driver's code runs: a fault in kernel mode stops the machine, one in user mode a process.
 */
public enum DriverMode {
  KERNEL,
  USER
}
