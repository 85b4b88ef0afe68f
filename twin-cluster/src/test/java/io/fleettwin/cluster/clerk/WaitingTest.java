package io.fleettwin.cluster.clerk;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.typed.ActorRef;
import io.fleettwin.cluster.clerk.JournalClerk.Answer;
import io.fleettwin.cluster.clerk.JournalClerk.Append;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WaitingTest {

  private static final ActorRef<Answer> NOBODY = TestInbox.<Answer>create().getRef();

  private final Waiting waiting = new Waiting();

  @Test
  void aLoadHasAThousandEventsUnlessOneEntityHasMore() {
    for (int entity = 0; entity < 12; entity++) {
      add("e%02d".formatted(entity), 100);
    }
    add("f", 5_000);

    assertThat(waiting.next()).hasSize(10);
    assertThat(waiting.next()).hasSize(2);
    assertThat(entities(waiting.next())).containsExactly("f");
  }

  @Test
  void itIsFullWhenThereIsNoRoom() {
    for (int entity = 0; entity < Waiting.ROOM; entity++) {
      assertThat(waiting.isFull()).isFalse();
      add("e" + entity, 1);
    }
    assertThat(waiting.isFull()).isTrue();

    waiting.next();
    assertThat(waiting.isFull()).isFalse();
  }

  @Property
  void everybodyGetsOutOnceAndInTheOrderInWhichTheyCame(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 500) Integer> entities,
      @ForAll @IntRange(min = 1, max = 400) int events) {
    Waiting fresh = new Waiting();
    List<String> distinct = entities.stream().distinct().map(number -> "e" + number).toList();
    List<String> out = new ArrayList<>();
    for (int at = 0; at < distinct.size(); at++) {
      fresh.add(append(distinct.get(at), events));
      if (at % 7 == 6) {
        out.addAll(entities(fresh.next()));
      }
    }
    while (!fresh.isEmpty()) {
      List<String> load = entities(fresh.next());
      assertThat(load).isNotEmpty();
      out.addAll(load);
    }
    assertThat(out).isEqualTo(distinct);
  }

  private void add(String entity, int events) {
    waiting.add(append(entity, events));
  }

  private static Append append(String entity, int events) {
    return new Append(entity, 1, Collections.nCopies(events, "event"), NOBODY);
  }

  private static List<String> entities(List<Append> load) {
    return load.stream().map(Append::persistenceId).toList();
  }
}
