package io.fleettwin.cluster.rollout;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Who wants to hear how a rollout goes on. */
final class Followers {

  /** Each is an open event stream. */
  static final int MAX = 256;

  private final ActorContext<RolloutCoordinator.Command> context;
  private final Set<ActorRef<RolloutView>> followers = new LinkedHashSet<>();
  private final List<Consumer<RolloutView>> asking = new ArrayList<>();
  private RolloutView last;

  Followers(ActorContext<RolloutCoordinator.Command> context) {
    this.context = context;
  }

  /** Wants to hear once how things stand, as soon as that is known. */
  void ask(Consumer<RolloutView> who) {
    asking.add(who);
  }

  /** Tells those who have asked. */
  void answer(Supplier<RolloutView> now) {
    if (!asking.isEmpty()) {
      RolloutView view = now.get();
      asking.forEach(who -> who.accept(view));
      asking.clear();
    }
  }

  /** Tells the view at once; one more than {@link #MAX} gets that and nothing else. */
  void add(ActorRef<RolloutView> follower, RolloutView now) {
    follower.tell(now);
    if (followers.size() < MAX && followers.add(follower)) {
      context.watchWith(follower, new RolloutCoordinator.FollowerGone(follower));
    }
  }

  void remove(ActorRef<RolloutView> follower) {
    followers.remove(follower);
  }

  /** Tells all of them, if anything has changed since the last time. */
  void tell(RolloutView view) {
    if (last == null || view.revision() != last.revision()) {
      last = view;
      followers.forEach(follower -> follower.tell(view));
    }
  }
}
