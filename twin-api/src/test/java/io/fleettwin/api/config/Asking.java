package io.fleettwin.api.config;

/** A small question to which tests add what they ask about. */
final class Asking {

  static final String NAME = "asked.yaml";

  private static final String BASE =
      """
      name: small
      start: {epoch: "2024-07-19T04:09:00Z"}
      fleet: {profile: enterprise, devices: 400, seed: 3}
      horizon: P2D
      update:
        {id: u, kind: CONTENT, component: c, version: "1", mode: KERNEL, needsRestart: false,
         sizeKb: 40, module: csagent.sys}
      defect:
        {sharePercent: 100, trigger: AT_LOAD, stopCode: "0x50", faultingModule: csagent.sys}
      """;

  private static final String PLANS =
      """
      plans:
        - {id: all, rings: all-at-once, revertAfter: PT78M}
        - {id: ringed, rings: autopatch}
      """;

  private Asking() {}

  /**
   * The question with more fields.
   *
   * @param more lines at the top level; plans if they are to be others
   */
  static QuestionDocument document(String more) {
    String plans = more.contains("plans:") ? "" : PLANS;
    return Shipped.scenarios().parse(NAME, BASE + plans + more.replace("\\n", "\n"));
  }

  static Question question(String more) {
    return document(more).question();
  }
}
