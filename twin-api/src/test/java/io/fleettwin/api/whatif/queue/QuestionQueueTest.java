package io.fleettwin.api.whatif.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.api.config.ConfigDirectory;
import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.config.Questions;
import io.fleettwin.api.http.MemoryHistory;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.cluster.history.WhatIfEntry;
import io.fleettwin.cluster.history.WhatIfState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes of a cluster with one history. */
class QuestionQueueTest {
  private static final Path HOME = Path.of("").toAbsolutePath().getParent();
  private static final QueueSettings SETTINGS = new QueueSettings(9, 9, 1, 1, 1);
  private static final QuestionDocument OUTAGE =
      new Questions(new ConfigDirectory(HOME, "scenarios")).named("outage-2024-07-19");

  /** Stands still until it is set. */
  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-03-02T10:00:30Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  private final MemoryHistory history = new MemoryHistory(false);
  private final SetClock clock = new SetClock();
  private final HeldPlayer player = new HeldPlayer();
  private final QuestionQueue first = QuestionQueue.start(history, player, SETTINGS, clock);
  private final QuestionQueue second =
      QuestionQueue.start(history, new HeldPlayer(), SETTINGS, clock);

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  private static WhatIfState state(QuestionQueue queue, String id) {
    return queue.find(id).map(WhatIfEntry::state).orElseThrow();
  }

  /** Asks the first node, and waits until it is at it: then it takes orders. */
  private String running() {
    String id = first.ask(OUTAGE, Optional.empty()).id();
    player.playOne();
    return id;
  }

  @Test
  void aNodeLearnsThatAnotherOneHasCancelledWhatItPlays() {
    String id = running();
    assertThat(second.cancel(id).state()).isEqualTo(WhatIfState.CANCELLED);
    first.giveSignOfLife();
    assertThat(state(first, id)).isEqualTo(WhatIfState.CANCELLED);
    player.playOne();
    String next = running();
    assertThat(state(first, next)).isEqualTo(WhatIfState.RUNNING);
  }

  @Test
  void whatANodePlaysIsTakenForFailedOnlyIfTheNodeGivesNoSignOfLife() {
    String running = running();
    String waiting = first.ask(OUTAGE, Optional.empty()).id();
    clock.pass(QuestionQueue.UNATTENDED_AFTER);
    first.giveSignOfLife();
    second.giveSignOfLife();
    assertThat(state(second, running)).isEqualTo(WhatIfState.RUNNING);
    assertThat(state(second, waiting)).isEqualTo(WhatIfState.QUEUED);
    assertThat(second.find(running).orElseThrow().progress().orElseThrow().played()).isEqualTo(1);

    clock.pass(QuestionQueue.UNATTENDED_AFTER);
    second.giveSignOfLife();
    assertThat(state(second, running)).isEqualTo(WhatIfState.FAILED);
    assertThat(state(second, waiting)).isEqualTo(WhatIfState.FAILED);
    first.giveSignOfLife();
    assertThat(state(first, running)).isEqualTo(WhatIfState.FAILED);
    player.playOne();
  }

  @Test
  void aNodeThatStartsLeavesAloneWhatOthersPlay() {
    String id = running();
    QuestionQueue.start(history, new HeldPlayer(), SETTINGS, clock).close();
    assertThat(state(first, id)).isEqualTo(WhatIfState.RUNNING);
  }

  @Test
  void aCommandIsCarriedOutOnceWhicheverNodeIsAsked() {
    WhatIfEntry asked = first.ask(OUTAGE, Optional.of("key"));
    assertThat(second.ask(OUTAGE, Optional.of("key")).id()).isEqualTo(asked.id());
  }

  @Test
  void aNodeThatIsStoppingTakesNoQuestion() {
    first.close();
    assertThatThrownBy(() -> first.ask(OUTAGE, Optional.empty()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("stopping");
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue", "keep", "max-devices", "max-device-futures", "max-curve-values"})
  void aSettingThatCannotBeStopsTheStartWithItsName(String key) {
    var shipped = ConfigFactory.parseFile(HOME.resolve("config/what-if.conf").toFile()).resolve();
    assertThat(QueueSettings.of(shipped).queue()).isEqualTo(50);
    var config =
        ConfigFactory.parseString("fleettwin.what-if." + key + " = 0").withFallback(shipped);
    assertThatThrownBy(() -> QueueSettings.of(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }
}
