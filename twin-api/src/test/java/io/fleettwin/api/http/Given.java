package io.fleettwin.api.http;

/** Where tests begin: bodies of requests, and what they make. */
final class Given {

  static final String MIRROR =
      """
      {"epoch": "2026-01-05T00:00:00Z", "clock": "wall", "outcomes": "reported"}
      """;

  static final String REHEARSAL =
      """
      {"epoch": "2024-07-19T04:09:00Z", "seed": 291, "clock": "virtual", "outcomes": "simulated"}
      """;

  static final String LAPTOP =
      """
      {
        "hardware": {"make": "Dell Inc.", "model": "Latitude 7440", "formFactor": "laptop"},
        "edition": "enterprise",
        "site": {"name": "Berlin", "utcOffset": "+01:00"},
        "encrypted": true,
        "os": "10.0.26100.4770",
        "agent": "7.16",
        "content": "290",
        "drivers": [
          {"module": "CSAgent.sys", "vendor": "CrowdStrike", "version": "7.16", "mode": "kernel",
           "start": "system"}
        ]
      }
      """;

  static final String ROLLOUT =
      """
      {
        "id": "%s",
        "update": {"id": "u1", "kind": "content", "component": "channel-file", "version": "291",
                   "mode": "kernel"},
        "rings": [
          {"name": "First", "share": 0.01,
           "gate": {"signals": ["crash"], "minimumSample": 5, "threshold": 0.01, "bake": "PT1H"}},
          {"name": "Broad", "deferral": "P1D", "push": {"devicesPerOffer": 100, "every": "PT15M"}}
        ]
      }
      """;

  private Given() {}

  /** A mirror of a real fleet; its path. */
  static String mirror(TestApi api) {
    api.put("/v1/worlds/live", MIRROR).expect(201);
    return "/v1/worlds/live";
  }

  /** A world in virtual time; its path. */
  static String rehearsal(TestApi api) {
    api.put("/v1/worlds/rehearsal", REHEARSAL).expect(201);
    return "/v1/worlds/rehearsal";
  }

  /** A device in a new mirror; its path. */
  static String device(TestApi api) {
    String path = mirror(api) + "/devices/PC-1";
    api.put(path, LAPTOP).expect(201);
    return path;
  }

  /** A rollout in a new world in virtual time; its path. */
  static String rollout(TestApi api) {
    String path = rehearsal(api) + "/rollouts";
    api.post(path, rollout("july")).expect(201);
    return path + "/july";
  }

  /** The body that starts a rollout. */
  static String rollout(String id) {
    return ROLLOUT.formatted(id);
  }
}
