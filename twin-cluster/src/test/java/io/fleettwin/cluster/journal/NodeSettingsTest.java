package io.fleettwin.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A misspelt setting of a library is ignored without a word, so each is looked up in its defaults.
 */
class NodeSettingsTest {
  /** Ours, what is for the user to name, and what this module does not have the library for. */
  private static final List<String> NOT_LOOKED_UP =
      List.of(
          "fleettwin.",
          "akka.actor.serializers.",
          "akka.actor.serialization-identifiers.",
          "akka.actor.serialization-bindings.",
          "akka.coordinated-shutdown.reason-overrides.",
          "akka-persistence-jdbc.shared-databases.",
          "akka.http.",
          "akka.serialization.jackson.visibility.");

  /** Where Akka Persistence keeps the defaults of all journals and all snapshot stores. */
  private static final Map<String, String> DEFAULTS_OF_PLUGINS =
      Map.of(
          "jdbc-journal", "akka.persistence.journal-plugin-fallback",
          "jdbc-snapshot-store", "akka.persistence.snapshot-store-plugin-fallback");

  /** A phase that has no timeout of its own does not list one. */
  private static final String PHASES = "akka.coordinated-shutdown.phases.";

  private static final String PHASE_TIMEOUT = ".timeout";

  private final Config defaults = ConfigFactory.defaultReference();

  @Test
  void everySettingOfALibraryIsOneThatTheLibraryKnows() {
    List<String> lookedUp =
        JournalConfig.file("application.conf").resolve().entrySet().stream()
            .map(Map.Entry::getKey)
            .filter(path -> NOT_LOOKED_UP.stream().noneMatch(path::startsWith))
            .toList();

    assertThat(lookedUp)
        .contains("akka.cluster.sharding.number-of-shards")
        .allMatch(this::isKnown, "known to its library");
  }

  @Test
  void aMisspeltSettingWouldBeFound() {
    assertThat(isKnown("jdbc-journal.circuit-breaker.call-timeout")).isTrue();
    assertThat(isKnown("jdbc-journal.circuit-breaker.call-timeouts")).isFalse();
    assertThat(isKnown("akka.cluster.sharding.number-of-shard")).isFalse();
  }

  private boolean isKnown(String path) {
    if (defaults.hasPathOrNull(path)) {
      return true;
    }
    if (path.startsWith(PHASES) && path.endsWith(PHASE_TIMEOUT)) {
      return defaults.hasPath(path.substring(0, path.length() - PHASE_TIMEOUT.length()));
    }
    List<String> parts = ConfigUtil.splitPath(path);
    String plugin = DEFAULTS_OF_PLUGINS.get(parts.getFirst());
    return plugin != null
        && defaults.hasPathOrNull(
            plugin + "." + ConfigUtil.joinPath(parts.subList(1, parts.size())));
  }
}
