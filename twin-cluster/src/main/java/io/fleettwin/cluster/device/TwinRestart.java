package io.fleettwin.cluster.device;

import akka.actor.typed.BackoffSupervisorStrategy;
import akka.actor.typed.SupervisorStrategy;
import java.time.Duration;

/**
 * What a persistent entity does when the journal fails: it comes back after a while, with what is
 * persisted, and whoever got no answer asks again.
 *
 * <p>Only for an entity that has nothing but its state: this keeps its fields, and cancels its
 * timers. A coordinator has more, and so stops instead; whoever waits for it says so again within
 * some seconds, and that makes it anew.
 */
public final class TwinRestart {

  public static final BackoffSupervisorStrategy STRATEGY =
      SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.2);

  private TwinRestart() {}
}
