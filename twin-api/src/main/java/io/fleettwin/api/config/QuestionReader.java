package io.fleettwin.api.config;

import io.fleettwin.endpoint.Endpoint;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.fleet.FleetGenerator;
import java.util.List;

/** Reads questions. */
final class QuestionReader {

  private static final int MAX_HORIZON_MINUTES = 366 * 24 * 60;

  private QuestionReader() {}

  static Question read(ConfigNode root, RingPresets presets) {
    root.only(
        "name",
        "description",
        "start",
        "fleet",
        "horizon",
        "update",
        "defect",
        "model",
        "recovery",
        "exposure",
        "plans",
        "study");
    ConfigNode start = root.get("start").only(ConfigNode.SOURCE, "epoch");
    ConfigNode fleet = root.get("fleet").only(ConfigNode.SOURCE, "profile", "devices", "seed");
    SurroundingsReader surroundings = new SurroundingsReader(root);
    ModelParameters model = surroundings.model();
    List<QuestionPlan> plans =
        new PlanReader(presets, surroundings.remediationAfterDetection()).plans(root.get("plans"));
    return new Question(
        root.get("name").text(64),
        root.find("description").map(ConfigNode::prose).orElse(""),
        start.get("epoch").instant(),
        fleet.get("profile").text(64),
        fleet.get("devices").whole(1, FleetGenerator.MAX_DEVICES),
        fleet.find("seed").map(n -> n.wholeLong(Long.MIN_VALUE, Long.MAX_VALUE)).orElse(1L),
        root.get("horizon").measured().minutes(1, Math.min(MAX_HORIZON_MINUTES, Endpoint.MAX_TICK)),
        UpdateReader.update(root.get("update")),
        root.find("defect").map(UpdateReader::defect),
        model,
        surroundings.recovery(),
        surroundings.contentMegabits(),
        plans,
        new StudyReader(plans).read(root),
        root.sources());
  }
}
