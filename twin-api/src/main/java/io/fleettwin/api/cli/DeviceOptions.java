package io.fleettwin.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which devices are asked for; the node checks the values, and says what is allowed. */
final class DeviceOptions {

  @Option(
      names = "--health",
      paramLabel = "HEALTH",
      split = ",",
      description =
          "One of these: healthy, booting, crashed, bootLoop, recovery, awaitingHands, degraded,"
              + " offline.")
  private List<String> health = new ArrayList<>();

  @Option(
      names = "--rollout",
      paramLabel = "ID",
      description = "The rollout that has made the latest offer.")
  private String rollout;

  @Option(
      names = "--ring",
      paramLabel = "N",
      description = "The ring that the offer was for, by its position from 0; with --rollout.")
  private String ring;

  @Option(
      names = "--progress",
      paramLabel = "PROGRESS",
      split = ",",
      description =
          "How far the latest update has come, one of these: offered, installing, pendingRestart,"
              + " active, failed, withdrawn, rollingBack, rolledBack.")
  private List<String> progress = new ArrayList<>();

  @Option(
      names = "--content",
      paramLabel = "VERSION",
      description = "Version of the agent's content; '' for devices without.")
  private String content;

  @Option(
      names = "--agent",
      paramLabel = "VERSION",
      description = "Version of the agent; '' for devices without.")
  private String agent;

  @Option(
      names = "--build",
      paramLabel = "BUILD",
      description = "Windows, such as 10.0.26100.4770, or 26100 for all of its revisions.")
  private String build;

  @Option(
      names = "--form-factor",
      paramLabel = "FORM",
      description = "desktop, laptop, kiosk or server.")
  private String formFactor;

  @Option(names = "--site", paramLabel = "NAME", description = "Name of the site.")
  private String site;

  @Option(
      names = "--name",
      paramLabel = "PREFIX",
      description = "How the device's id begins, as it is written.")
  private String name;

  @Option(
      names = "--held",
      negatable = true,
      description = "Only devices on which holds were placed themselves; with --no-held, others.")
  private Boolean held;

  @Option(
      names = "--decommissioned",
      description = "The devices that have left, instead of those that are there.")
  private boolean decommissioned;

  /** Names and values of the parameters that say the same to a node. */
  List<Map.Entry<String, String>> query() {
    List<Map.Entry<String, String>> query = new ArrayList<>();
    health.forEach(value -> query.add(Map.entry("health", value)));
    add(query, "rollout", rollout);
    add(query, "ring", ring);
    progress.forEach(value -> query.add(Map.entry("progress", value)));
    add(query, "content", content);
    add(query, "agent", agent);
    add(query, "build", build);
    add(query, "formFactor", formFactor);
    add(query, "site", site);
    add(query, "name", name);
    add(query, "held", held);
    add(query, "decommissioned", decommissioned ? true : null);
    return query;
  }

  private static void add(List<Map.Entry<String, String>> query, String name, Object value) {
    if (value != null) {
      query.add(Map.entry(name, value.toString()));
    }
  }
}
