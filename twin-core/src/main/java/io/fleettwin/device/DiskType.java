package io.fleettwin.device;

/** What the system disk is; a start from a hard disk takes 3 to 4 times as long. */
public enum DiskType {
  SSD,
  HDD
}
