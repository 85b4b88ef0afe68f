package io.fleettwin.cluster.cohort;

import akka.actor.typed.ActorRef;
import io.fleettwin.cluster.world.World;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/** The end of a cohort whose world is being deleted: some twins after the other are sent away. */
final class Vanishing {

  /** Twins that are asked at a time. */
  private static final int WINDOW = 256;

  private final Queue<String> waiting;
  private final Set<String> asked = new HashSet<>();
  private ActorRef<World.Command> askedBy;

  /**
   * @param twins ids of all that may be there
   */
  Vanishing(Collection<String> twins) {
    waiting = new ArrayDeque<>(twins);
  }

  void askedBy(ActorRef<World.Command> world) {
    askedBy = world;
  }

  /** Twins that are to be asked now. */
  List<String> next() {
    List<String> next =
        Stream.generate(waiting::poll)
            .limit(Math.min(waiting.size(), WINDOW - asked.size()))
            .toList();
    asked.addAll(next);
    return next;
  }

  /** Twins that were asked and have not answered. */
  List<String> late() {
    return List.copyOf(asked);
  }

  void gone(String twin) {
    asked.remove(twin);
  }

  boolean isOver() {
    return asked.isEmpty() && waiting.isEmpty();
  }

  void tell(World.CohortVanished answer) {
    askedBy.tell(answer);
  }
}
