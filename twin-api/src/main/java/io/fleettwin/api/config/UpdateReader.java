package io.fleettwin.api.config;

import io.fleettwin.device.FormFactor;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.Edition;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.util.EnumSet;
import java.util.Set;

/** Reads an update, and what is wrong with it. */
final class UpdateReader {

  private static final int MAX_SIZE_KB = 100_000_000;

  private UpdateReader() {}

  static Update update(ConfigNode node) {
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
    return node.make(() ->
        new Update(
            node.get("id").text(Update.MAX_TEXT_CHARS),
            node.get("kind").one(UpdateKind.class),
            node.get("component").text(Update.MAX_TEXT_CHARS),
            node.get("version").text(Update.MAX_TEXT_CHARS),
            node.get("mode").one(DriverMode.class),
            node.get("needsRestart").flag(),
            node.get("sizeKb").measured().whole(0, MAX_SIZE_KB),
            node.find("module").map(n -> n.text(Driver.MAX_TEXT_CHARS)).orElse("")));
  }

  static Defect defect(ConfigNode node) {
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
            node.find("exposed").map(UpdateReader::exposed).orElse(Combination.ALL),
            node.get("sharePercent").measured().percent(),
            node.get("trigger").one(Trigger.class),
            node.find("afterMinutes").map(n -> n.whole(0, RingPlan.MAX_MINUTES)).orElse(0),
            node.find("stopCode").map(n -> stopCode(n.measured())).orElse(0),
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
}
