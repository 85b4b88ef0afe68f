package io.fleettwin.software;

import java.util.Objects;

/**
 * The versions on a device that rollouts change, besides its drivers.
 *
 * @param os build of Windows
 * @param agent version of the security agent; empty if there is none
 * @param content version of the agent's content; empty if there is none
 */
public record InstalledVersions(OsBuild os, String agent, String content) {
  public InstalledVersions {
    Objects.requireNonNull(os, "os");
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(content, "content");
  }

  public InstalledVersions withOs(OsBuild changed) {
    return new InstalledVersions(changed, agent, content);
  }

  public InstalledVersions withAgent(String changed) {
    return new InstalledVersions(os, changed, content);
  }

  public InstalledVersions withContent(String changed) {
    return new InstalledVersions(os, agent, changed);
  }
}
