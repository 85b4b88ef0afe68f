package io.fleettwin.cluster.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which cohorts are the first of their name, on a node alone. */
class BegunCohortsTest {

  private static final String COHORT = "tmp-july/007";
  private static final Config ALONE =
      ConfigFactory.parseString(
          """
          akka.actor.provider = cluster
          akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
          """);

  private final ActorTestKit kit = ActorTestKit.create(ALONE);
  private final BegunCohorts cohorts = BegunCohorts.of(kit.system());

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void aCohortThatHasBegunIsNotTheFirstWhenItComesBack() {
    assertThat(cohorts.isFirst(COHORT)).isTrue();
    cohorts.begins(COHORT);
    assertThat(cohorts.isFirst(COHORT)).isFalse();
    assertThat(cohorts.isFirst("tmp-july/008")).isTrue();
  }

  @Test
  void aCohortThatFailedBeforeItKnewItsDevicesMayTryAgain() {
    assertThat(cohorts.isFirst(COHORT)).isTrue();
    assertThat(cohorts.isFirst(COHORT)).isTrue();
  }

  @Test
  void aCohortWhoseWorldWasDeletedIsForgotten() {
    cohorts.begins(COHORT);
    cohorts.forget(COHORT);
    assertThat(cohorts.isFirst(COHORT)).isTrue();
  }
}
