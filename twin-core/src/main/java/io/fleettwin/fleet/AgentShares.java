package io.fleettwin.fleet;

import io.fleettwin.software.Driver;
import java.util.List;

/**
 * The security agent of a fleet.
 *
 * @param name of the product, for people
 * @param versions that are installed; also the versions of the agent's drivers
 * @param content version of the content that is installed
 * @param drivers that come with the agent; their own versions are not looked at
 */
public record AgentShares(
    String name, Shares<String> versions, String content, List<Driver> drivers) {
  public AgentShares {
    drivers = List.copyOf(drivers);
  }
}
