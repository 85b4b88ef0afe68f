package io.fleettwin.cluster.cohort;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import io.fleettwin.cluster.membership.Neighbours;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The cohorts that have begun on a node, and whose worlds were not deleted since. */
final class BegunCohorts implements Extension {

  private final ActorSystem<?> system;
  private final Set<String> begun = ConcurrentHashMap.newKeySet();

  private BegunCohorts(ActorSystem<?> system) {
    this.system = system;
  }

  static BegunCohorts of(ActorSystem<?> system) {
    return system.registerExtension(Id.INSTANCE);
  }

  /**
   * Whether a cohort that begins is the first of its name, and no other node can have had it: then
   * it meets all of its twins.
   */
  boolean isFirst(String entityId) {
    return !begun.contains(entityId) && Neighbours.of(system).none();
  }

  /** A cohort knows its devices. */
  void begins(String entityId) {
    begun.add(entityId);
  }

  /** A cohort has ended together with its world. */
  void forget(String entityId) {
    begun.remove(entityId);
  }

  /** How Akka finds the extension. */
  static final class Id extends ExtensionId<BegunCohorts> {
    static final Id INSTANCE = new Id();

    private Id() {}

    @Override
    public BegunCohorts createExtension(ActorSystem<?> system) {
      return new BegunCohorts(system);
    }
  }
}
