package io.fleettwin.cluster.rollout;

import static io.fleettwin.cluster.node.TestFleet.content;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.software.DriverMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowersTest {

  private final BehaviorTestKit<RolloutCoordinator.Command> actor =
      BehaviorTestKit.create(Behaviors.setup(this::behavior));
  private final TestInbox<RolloutView> inbox = TestInbox.create();
  private Consumer<Followers> next;

  @Test
  void aFollowerHearsAtOnceHowThingsStandAndThenEachChange() {
    in(followers -> followers.add(inbox.getRef(), view(1)));
    in(followers -> followers.tell(view(2)));
    in(followers -> followers.tell(view(3)));

    assertThat(inbox.getAllReceived())
        .extracting(RolloutView::revision)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void whatHasNotChangedIsNotToldAgain() {
    in(followers -> followers.add(inbox.getRef(), view(1)));
    in(followers -> followers.tell(view(2)));
    in(followers -> followers.tell(view(2)));

    assertThat(inbox.getAllReceived()).hasSize(2);
  }

  @Test
  void whoIsGoneIsToldNothing() {
    in(followers -> followers.add(inbox.getRef(), view(1)));
    in(followers -> followers.remove(inbox.getRef()));
    in(followers -> followers.tell(view(2)));

    assertThat(inbox.getAllReceived()).hasSize(1);
  }

  @Test
  void whoFollowsTwiceHearsEachChangeOnce() {
    in(followers -> followers.add(inbox.getRef(), view(1)));
    in(followers -> followers.add(inbox.getRef(), view(1)));
    in(followers -> followers.tell(view(2)));

    assertThat(inbox.getAllReceived())
        .extracting(RolloutView::revision)
        .containsExactly(1L, 1L, 2L);
  }

  @Test
  void oneMoreThanTheMostHearsHowThingsStandAndNoMore() {
    List<TestInbox<RolloutView>> most =
        IntStream.range(0, Followers.MAX)
            .mapToObj(number -> TestInbox.<RolloutView>create("follower-" + number))
            .toList();
    most.forEach(follower -> in(followers -> followers.add(follower.getRef(), view(1))));
    in(followers -> followers.add(inbox.getRef(), view(1)));

    in(followers -> followers.tell(view(2)));

    assertThat(inbox.getAllReceived()).hasSize(1);
    assertThat(most).allSatisfy(each -> assertThat(each.getAllReceived()).hasSize(2));
    in(followers -> followers.remove(most.getFirst().getRef()));
    in(followers -> followers.add(inbox.getRef(), view(2)));
    in(followers -> followers.tell(view(3)));
    assertThat(inbox.getAllReceived()).hasSize(2);
  }

  /** Does something with the followers where an actor may: while it has a message. */
  private void in(Consumer<Followers> action) {
    next = action;
    actor.run(new RolloutCoordinator.AskAgain());
  }

  private Behavior<RolloutCoordinator.Command> behavior(
      ActorContext<RolloutCoordinator.Command> context) {
    Followers followers = new Followers(context);
    return Behaviors.receiveMessage(message -> {
      next.accept(followers);
      return Behaviors.same();
    });
  }

  private static RolloutView view(long revision) {
    RingPlan all = new RingPlan("All", new RingSize.Rest(), 0, 0, PushRate.ALL_AT_ONCE, Gate.NONE);
    RolloutPlan plan =
        new RolloutPlan("july", content(DriverMode.KERNEL), List.of(all), false, Optional.empty());
    var bounds = RingBounds.of(plan, new long[0]);
    RolloutState state = RolloutState.started(new RolloutEvent.RolloutStarted(0, plan, bounds));
    return new RolloutView("w", state, revision, 0, List.of(), false);
  }
}
