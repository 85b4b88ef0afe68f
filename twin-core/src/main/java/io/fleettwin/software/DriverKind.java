package io.fleettwin.software;

import java.util.Optional;

/**
 * What a file-system filter driver is for, told by the load-order group that Microsoft has given it
 * a place in. The order is one of precedence: a driver that stands in several groups is known by
 * the first of its kinds, since that is the one that a rollout has to mind most.
 *
 * <p>Source of the groups: Microsoft, "Allocated filter altitudes".
 */
public enum DriverKind {
  ANTI_VIRUS("FSFilter Anti-Virus"),
  SECURITY_MONITOR("FSFilter Security Monitor"),
  SECURITY_ENHANCER("FSFilter Security Enhancer"),
  ENCRYPTION("FSFilter Encryption"),
  SECURITY_CONTENT_SCREENER("FSFilter Security Content Screener"),
  CONTENT_SCREENER("FSFilter Content Screener"),
  REPLICATION("FSFilter Replication"),
  CONTINUOUS_BACKUP("FSFilter Continuous Backup"),
  SYSTEM_RECOVERY("FSFilter System Recovery"),
  CLUSTER_FILE_SYSTEM("FSFilter Cluster File System"),
  HIERARCHICAL_STORAGE("FSFilter HSM"),
  VIRTUALIZATION("FSFilter Virtualization"),
  COMPRESSION("FSFilter Compression"),
  COPY_PROTECTION("FSFilter Copy Protection"),
  IMAGING("*FSFilter Imaging (ex: .ZIP)"),
  OPEN_FILE("FSFilter Open File"),
  UNDELETE("FSFilter Undelete"),
  QUOTA_MANAGEMENT("FSFilter Quota Management"),
  PHYSICAL_QUOTA_MANAGEMENT("FSFilter Physical Quota management"),
  ACTIVITY_MONITOR("FSFilter Activity Monitor"),
  TOP("FSFilter Top"),
  BOTTOM("FSFilter Bottom"),
  FILTER("Filter");

  private final String group;

  DriverKind(String group) {
    this.group = group;
  }

  /** The load-order group as Microsoft writes it. */
  public String group() {
    return group;
  }

  /** The kind that a load-order group stands for, if it is one of Microsoft's list. */
  public static Optional<DriverKind> ofGroup(String group) {
    for (DriverKind kind : values()) {
      if (kind.group.equalsIgnoreCase(group.strip())) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
