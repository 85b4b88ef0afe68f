package io.fleettwin.api.config;

import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.fleet.RecoveryShares;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.software.Edition;
import io.fleettwin.world.ServiceDesk;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads what surrounds a rollout: how devices come back, and how the update reaches them. Much of
 * it are parameters of the endpoint model, under names and at places where planners look for them.
 */
final class SurroundingsReader {

  private static final int MAX_HANDS_MINUTES = 24 * 60;
  private static final int MAX_MEGABITS = 10_000_000;
  private static final int MAX_PER_MINUTE = 10_000_000;

  private final ConfigNode recovery;
  private final ConfigNode exposure;
  private final ModelOverrides model;

  SurroundingsReader(ConfigNode root) {
    recovery =
        root.findOrEmpty("recovery")
            .only(
                ConfigNode.SOURCE,
                "serviceDesk",
                "quickMachineRecovery",
                "remediation",
                "restartAndHope");
    exposure =
        root.findOrEmpty("exposure")
            .only(
                ConfigNode.SOURCE,
                "scanEvery",
                "contentReach",
                "agentReach",
                "desktopsLeftOnPercent",
                "laptopEveningsPercent",
                "contentMegabits");
    model = new ModelOverrides(root.find("model"));
  }

  /** How endpoints behave. */
  ModelParameters model() {
    hands(recovery.findOrEmpty("serviceDesk"));
    ConfigNode restarts =
        recovery.findOrEmpty("restartAndHope").only(ConfigNode.SOURCE, "winsPercent", "atMost");
    restarts.findMeasured("winsPercent").ifPresent(n -> model.set("raceWins", n, n.percent()));
    restarts.findMeasured("atMost").ifPresent(n -> model.set("raceStarts", n, n.whole(0, 1_000)));
    remediation()
        .findMeasured("minutes")
        .ifPresent(n -> model.set("remediationMinutes", n, n.whole(0, MAX_HANDS_MINUTES)));
    minutes("scanEvery", "scanMinutes");
    minutes("contentReach", "contentReachMinutes");
    minutes("agentReach", "agentReachMinutes");
    share("desktopsLeftOnPercent", "leftOnShare");
    share("laptopEveningsPercent", "eveningShare");
    return model.applied();
  }

  private void minutes(String field, String parameter) {
    exposure
        .findMeasured(field)
        .ifPresent(n -> model.set(parameter, n, n.minutes(1, ModelOverrides.MAX)));
  }

  private void share(String field, String parameter) {
    exposure.findMeasured(field).ifPresent(n -> model.set(parameter, n, n.percent()));
  }

  /** How long somebody works on a device; who has to travel there first takes as much longer. */
  private void hands(ConfigNode desk) {
    ModelParameters defaults = ModelParameters.defaults();
    Optional<ConfigNode> travel = desk.findMeasured("travelMinutes");
    Optional<ConfigNode> perDevice = desk.find("minutesADevice");
    perDevice.ifPresent(n -> n.only(ConfigNode.SOURCE, "from", "to"));
    hands("handsMinMinutes", defaults.handsMinMinutes(), perDevice.map(n -> n.get("from")), travel);
    hands("handsMaxMinutes", defaults.handsMaxMinutes(), perDevice.map(n -> n.get("to")), travel);
    hands(
        "keyTypedMinutes",
        defaults.keyTypedMinutes(),
        desk.findMeasured("minutesATypedKey"),
        travel);
    hands(
        "serverHandsMinutes",
        defaults.serverHandsMinutes(),
        desk.findMeasured("minutesAServer"),
        travel);
    desk.findMeasured("keys")
        .ifPresent(n -> model.set("keyByScan", n, n.one(Keys.class) == Keys.SCANNED));
  }

  private void hands(
      String parameter, int preset, Optional<ConfigNode> said, Optional<ConfigNode> travel) {
    if (said.isEmpty() && travel.isEmpty()) {
      return;
    }
    int minutes = said.map(n -> n.whole(1, MAX_HANDS_MINUTES)).orElse(preset);
    int more = travel.map(n -> n.whole(0, MAX_HANDS_MINUTES)).orElse(0);
    model.set(parameter, said.or(() -> travel).orElseThrow(), minutes + more);
  }

  /** How a recovery key comes to the device that asks for it. */
  private enum Keys {
    SCANNED,
    TYPED
  }

  /** How devices that are down come back. */
  RecoveryPlan recovery() {
    return new RecoveryPlan(
        recovery.find("serviceDesk").map(SurroundingsReader::desk).orElse(NOBODY),
        recovery.find("quickMachineRecovery").map(SurroundingsReader::quickMachineRecovery),
        remediation().findMeasured("perMinute").map(n -> n.whole(0, MAX_PER_MINUTE)).orElse(0));
  }

  /** When plans that say nothing else have a remediation. */
  OptionalInt remediationAfterDetection() {
    return remediation().findMeasured("afterDetection").stream()
        .mapToInt(n -> n.minutes(0, ModelOverrides.MAX))
        .findFirst();
  }

  private ConfigNode remediation() {
    return recovery
        .findOrEmpty("remediation")
        .only(ConfigNode.SOURCE, "afterDetection", "minutes", "perMinute");
  }

  /** Bandwidth for the update in megabits a second; 0 for unlimited. */
  int contentMegabits() {
    return exposure.findMeasured("contentMegabits").map(n -> n.whole(0, MAX_MEGABITS)).orElse(0);
  }

  private static final ServiceDeskPlan NOBODY =
      new ServiceDeskPlan(OptionalInt.of(0), 0, 0, Calendar.DAY, true, 0);

  private static ServiceDeskPlan desk(ConfigNode node) {
    node.only(
        ConfigNode.SOURCE,
        "technicians",
        "techniciansPerThousand",
        "opens",
        "closes",
        "weekends",
        "utcOffsetMinutes",
        "minutesADevice",
        "minutesAServer",
        "minutesATypedKey",
        "keys",
        "travelMinutes");
    Optional<ConfigNode> people = node.findMeasured("technicians");
    Optional<ConfigNode> perThousand = node.findMeasured("techniciansPerThousand");
    if (people.isPresent() == perThousand.isPresent()) {
      throw node.refuse("has one of technicians and techniciansPerThousand");
    }
    return node.make(() ->
        new ServiceDeskPlan(
            people.stream().mapToInt(n -> n.whole(0, ServiceDesk.MAX_TECHNICIANS)).findFirst(),
            perThousand.map(n -> n.number(0, 1_000)).orElse(0.0),
            node.find("opens").map(SurroundingsReader::minuteOfDay).orElse(0),
            node.find("closes").map(SurroundingsReader::minuteOfDay).orElse(Calendar.DAY),
            node.find("weekends").map(ConfigNode::flag).orElse(true),
            node.find("utcOffsetMinutes").map(n -> n.whole(-720, 840)).orElse(0)));
  }

  private static int minuteOfDay(ConfigNode node) {
    String text = node.text(5);
    if (text.equals("24:00")) {
      return Calendar.DAY;
    }
    try {
      return LocalTime.parse(text).toSecondOfDay() / 60;
    } catch (DateTimeException e) {
      throw node.refuse("is not a time such as \"08:00\" or \"24:00\"");
    }
  }

  private static RecoveryShares quickMachineRecovery(ConfigNode node) {
    node.only(ConfigNode.SOURCE, "percent", "autoPercent", "retry", "total", "onEveryBuild");
    Map<Edition, Double> cloud = new EnumMap<>(Edition.class);
    double share = node.get("percent").measured().percent();
    for (Edition edition : Edition.values()) {
      cloud.put(edition, share);
    }
    int total =
        node.findMeasured("total")
            .map(n -> n.minutes(1, RecoverySettings.MAX_MINUTES))
            .orElse(RecoverySettings.DEFAULT_TOTAL_MINUTES);
    int retry =
        node.findMeasured("retry")
            .map(n -> n.minutes(1, total))
            .orElse(Math.min(total, RecoverySettings.DEFAULT_RETRY_MINUTES));
    return new RecoveryShares(
        cloud,
        node.findMeasured("autoPercent").map(ConfigNode::percent).orElse(0.0),
        retry,
        total,
        node.findMeasured("onEveryBuild").map(ConfigNode::flag).orElse(false));
  }
}
