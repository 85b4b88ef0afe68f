package io.fleettwin.cluster.cohort;

import akka.actor.PoisonPill;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the cohorts of ephemeral worlds, on a node alone. */
class EphemeralCohortsTest {

  private static final String COHORT = "tmp-july/cohort/007";
  private static final Config ALONE =
      ConfigFactory.parseString(
          """
          akka.actor.provider = cluster
          akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
          """);

  private final ActorTestKit kit = ActorTestKit.create(ALONE);
  private final TestProbe<String> answers = kit.createTestProbe();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void aCohortThatBeginsForTheFirstTimeAnswers() {
    start(COHORT).tell("a question");
    answers.expectMessage("a question");

    start("tmp-july/cohort/008").tell("a question to another one");
    answers.expectMessage("a question to another one");
  }

  @Test
  void aCohortThatHasFailedSaysSoWhenItComesBackAndAnswersNothing() {
    ActorRef<String> cohort = start(COHORT);
    LoggingTestKit.error(IllegalStateException.class)
        .expect(
            kit.system(),
            () -> {
              cohort.tell("fail");
              return null;
            });
    answers.expectTerminated(cohort);

    ActorRef<String> again =
        LoggingTestKit.error("has lost its devices").expect(kit.system(), () -> start(COHORT));
    again.tell("a question");
    Adapter.toClassic(again).tell(PoisonPill.getInstance(), akka.actor.ActorRef.noSender());

    answers.expectTerminated(again); // once it has seen what it was told
    answers.expectNoMessage(Duration.ZERO);
  }

  private ActorRef<String> start(String entityId) {
    return kit.spawn(
        EphemeralCohorts.once(
            entityId,
            Behaviors.receiveMessage(question -> {
              if (question.equals("fail")) {
                throw new IllegalStateException("a cohort that fails, for a test");
              }
              answers.getRef().tell(question);
              return Behaviors.same();
            })));
  }
}
