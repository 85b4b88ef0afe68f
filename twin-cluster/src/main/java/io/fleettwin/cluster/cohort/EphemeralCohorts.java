package io.fleettwin.cluster.cohort;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import akka.actor.typed.javadsl.Behaviors;
import io.fleettwin.cluster.membership.Neighbours;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cohorts of ephemeral worlds that have begun on a node. What such a cohort knows, it alone
 * knows: one that failed, or that moves to another node, must not begin again with no devices, as
 * if there had never been any.
 */
final class EphemeralCohorts implements Extension {

  private final Set<String> begun = ConcurrentHashMap.newKeySet();

  private EphemeralCohorts() {}

  /** A cohort that begins once, and after that says nothing any more, so that its world stands. */
  static <T> Behavior<T> once(String entityId, Behavior<T> cohort) {
    return Behaviors.setup(context -> {
      EphemeralCohorts cohorts = context.getSystem().registerExtension(Id.INSTANCE);
      if (Neighbours.of(context.getSystem()).none() && cohorts.begun.add(entityId)) {
        return cohort;
      }
      context
          .getLog()
          .error(
              "cohort {} has lost its devices, or another node had them, and its world cannot go"
                  + " on: make another",
              entityId);
      return Behaviors.ignore();
    });
  }

  /** How Akka finds the extension. */
  static final class Id extends ExtensionId<EphemeralCohorts> {
    static final Id INSTANCE = new Id();

    private Id() {}

    @Override
    public EphemeralCohorts createExtension(ActorSystem<?> system) {
      return new EphemeralCohorts();
    }
  }
}
