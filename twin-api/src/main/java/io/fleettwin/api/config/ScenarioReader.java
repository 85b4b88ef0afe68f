package io.fleettwin.api.config;

import io.fleettwin.device.FormFactor;
import io.fleettwin.endpoint.Calendar;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.Edition;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads scenarios. */
final class ScenarioReader {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int MAX_HORIZON_DAYS = 366;
  private static final int MAX_SIZE_KB = 100_000_000;

  private ScenarioReader() {}

  static Scenario read(ConfigNode root) {
    root.only(
        "name",
        "description",
        "start",
        "fleet",
        "update",
        "defect",
        "model",
        "serviceDesk",
        "plans");
    ConfigNode start = root.get("start").only(ConfigNode.SOURCE, "epoch");
    ConfigNode fleet =
        root.get("fleet").only(ConfigNode.SOURCE, "profile", "devices", "seed", "horizonDays");
    return new Scenario(
        root.get("name").text(64),
        root.get("description").prose(),
        start.get("epoch").instant(),
        fleet.get("profile").text(64),
        fleet.get("devices").whole(1, FleetGenerator.MAX_DEVICES),
        fleet.get("seed").wholeLong(Long.MIN_VALUE, Long.MAX_VALUE),
        fleet.get("horizonDays").whole(1, MAX_HORIZON_DAYS),
        update(root.get("update")),
        defect(root.get("defect")),
        ModelOverrides.apply(root.find("model")),
        serviceDesk(root.get("serviceDesk")),
        plans(root.get("plans")),
        root.sources());
  }

  private static Update update(ConfigNode node) {
    node.only(
        ConfigNode.SOURCE,
        "id",
        "kind",
        "component",
        "version",
        "mode",
        "needsRestart",
        "sizeKb",
        "module");
    ConfigNode size = node.get("sizeKb");
    return node.make(() ->
        new Update(
            node.get("id").text(Update.MAX_TEXT_CHARS),
            node.get("kind").one(UpdateKind.class),
            node.get("component").text(Update.MAX_TEXT_CHARS),
            node.get("version").text(Update.MAX_TEXT_CHARS),
            node.get("mode").one(DriverMode.class),
            node.get("needsRestart").flag(),
            measured(size, "value").whole(0, MAX_SIZE_KB),
            node.find("module").map(n -> n.text(Driver.MAX_TEXT_CHARS)).orElse("")));
  }

  /** A value with a source of its own, or on its own. */
  private static ConfigNode measured(ConfigNode node, String field) {
    return node.json().isObject() ? node.only(ConfigNode.SOURCE, field).get(field) : node;
  }

  private static Defect defect(ConfigNode node) {
    node.only(
        ConfigNode.SOURCE,
        "exposed",
        "sharePercent",
        "trigger",
        "afterMinutes",
        "stopCode",
        "faultingModule");
    return node.make(() ->
        new Defect(
            exposed(node.get("exposed")),
            measured(node.get("sharePercent"), "value").percent(),
            node.get("trigger").one(Trigger.class),
            node.find("afterMinutes").map(n -> n.whole(0, RingPlan.MAX_MINUTES)).orElse(0),
            stopCode(measured(node.get("stopCode"), "value")),
            node.get("faultingModule").text(Update.MAX_TEXT_CHARS)));
  }

  private static Combination exposed(ConfigNode node) {
    node.only(
        ConfigNode.SOURCE,
        "make",
        "model",
        "formFactors",
        "editions",
        "minBuild",
        "maxBuild",
        "requiredModule");
    return new Combination(
        text(node, "make"),
        text(node, "model"),
        constants(node, "formFactors", FormFactor.class),
        constants(node, "editions", Edition.class),
        node.find("minBuild").map(n -> n.whole(0, 999_999)).orElse(0),
        node.find("maxBuild").map(n -> n.whole(0, 999_999)).orElse(0),
        text(node, "requiredModule"));
  }

  private static String text(ConfigNode node, String field) {
    return node.find(field).map(n -> n.text(Update.MAX_TEXT_CHARS)).orElse("");
  }

  private static <E extends Enum<E>> Set<E> constants(
      ConfigNode node, String field, Class<E> type) {
    Set<E> constants = EnumSet.noneOf(type);
    node.find(field).ifPresent(list -> list.items().forEach(n -> constants.add(n.one(type))));
    return constants;
  }

  /** A bug check code as Windows shows it, such as 0x50 or 0xC000021A. */
  private static int stopCode(ConfigNode node) {
    if (node.json().isIntegralNumber()) {
      return node.whole(0, Integer.MAX_VALUE);
    }
    String text = node.text(10);
    try {
      return Integer.parseUnsignedInt(text.startsWith("0x") ? text.substring(2) : "", 16);
    } catch (NumberFormatException e) {
      throw node.refuse("is not a bug check code such as 0x50");
    }
  }

  private static ServiceDeskPlan serviceDesk(ConfigNode node) {
    node.only(
        ConfigNode.SOURCE,
        "techniciansPerThousand",
        "opens",
        "closes",
        "weekends",
        "utcOffsetMinutes");
    return node.make(() ->
        new ServiceDeskPlan(
            node.get("techniciansPerThousand").number(0, 1_000),
            minuteOfDay(node.get("opens")),
            minuteOfDay(node.get("closes")),
            node.get("weekends").flag(),
            node.get("utcOffsetMinutes").whole(-720, 840)));
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

  private static List<ScenarioPlan> plans(ConfigNode node) {
    Set<String> ids = new HashSet<>();
    List<ScenarioPlan> plans = node.items().stream().map(ScenarioReader::plan).toList();
    for (ScenarioPlan plan : plans) {
      if (!ids.add(plan.id())) {
        throw node.refuse("plan " + plan.id() + " stands twice");
      }
    }
    return plans;
  }

  private static ScenarioPlan plan(ConfigNode node) {
    node.only(
        ConfigNode.SOURCE,
        "id",
        "description",
        "rings",
        "revertAfter",
        "remediationAfterDetection");
    ConfigNode id = node.get("id");
    if (!ID.matcher(id.text(64)).matches()) {
      throw id.refuse("has other characters than lower-case letters, digits and hyphens");
    }
    return new ScenarioPlan(
        id.text(64),
        node.get("description").prose(),
        node.get("rings").text(64),
        after(node, "revertAfter"),
        after(node, "remediationAfterDetection"));
  }

  private static OptionalInt after(ConfigNode node, String field) {
    return node.find(field).stream().mapToInt(n -> n.minutes(0, RingPlan.MAX_MINUTES)).findFirst();
  }
}
