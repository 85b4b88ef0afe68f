package io.fleettwin.endpoint;

import static io.fleettwin.endpoint.Endpoint.NEVER;

import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.Machines;
import io.fleettwin.random.Draws;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.OsBuild;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One endpoint and what it is exposed to. What a test does not name is usual: nothing is taken
 * back, nothing is published, nobody comes, nothing is scarce; nobody leaves the machine on at
 * night and nobody works in the evening; the offer comes on a Monday at noon.
 */
final class Scene {

  static final int HOUR = 60;
  static final int DAY = 24 * HOUR;

  /** Tick 0 is a Monday, 0:00 UTC. */
  static final Calendar CALENDAR = new Calendar(0);

  static final int MONDAY = Calendar.WEEK;
  static final int MONDAY_NOON = MONDAY + 12 * HOUR;
  static final int SATURDAY_NOON = MONDAY + 5 * DAY + 12 * HOUR;

  private final DeviceProfile profile;
  private final Map<Resource, Integer> grantedAfter = new EnumMap<>(Resource.class);
  private Update update = content(DriverMode.KERNEL);
  private Optional<Defect> defect = Optional.empty();
  private ModelParameters parameters = ModelParameters.defaults();
  private long key = 1;
  private long seed = 42;
  private boolean recurs = true;
  private OsBuild os = Machines.INSTALLED.os();
  private boolean agentDown;
  private int offerTick = MONDAY_NOON;
  private int revertTick = NEVER;
  private int remediationTick = NEVER;
  private int deadlineMinutes = 2 * DAY;

  private Scene(DeviceProfile profile) {
    this.profile = profile;
  }

  static Scene given(DeviceProfile profile) {
    return new Scene(profile);
  }

  /** Content that acts without a restart, read by code in this mode. */
  static Update content(DriverMode mode) {
    return new Update("u1", UpdateKind.CONTENT, "channel", "291", mode, false, 40);
  }

  /** A kernel driver that acts after a restart. */
  static Update driver() {
    return update(UpdateKind.DRIVER, DriverMode.KERNEL, true);
  }

  static Update update(UpdateKind kind, DriverMode mode, boolean needsRestart) {
    String component = kind == UpdateKind.DRIVER ? "sensor.sys" : "windows or sensor";
    String version = kind.comesFromWindowsUpdate() ? "10.0.26100.5074" : "7.12";
    return new Update("u1", kind, component, version, mode, needsRestart, 40);
  }

  Scene offered(Update offered) {
    update = offered;
    return this;
  }

  Scene offeredAt(int tick) {
    offerTick = tick;
    return this;
  }

  /** The update has a defect, and it hits this device. */
  Scene hitBy(Trigger trigger) {
    return hitBy(trigger, 0);
  }

  Scene hitBy(Trigger trigger, int afterMinutes) {
    defect = Optional.of(new Defect(Combination.ALL, 1, trigger, afterMinutes, 0x50, "sensor.sys"));
    return this;
  }

  /** The fault does not come back when Windows starts. */
  Scene thatDoesNotRecur() {
    recurs = false;
    return this;
  }

  Scene before24H2() {
    return on(new OsBuild(22_631, 3_880));
  }

  Scene on(OsBuild build) {
    os = build;
    return this;
  }

  /** An earlier version has taken the agent down before the offer comes. */
  Scene whoseAgentIsDown() {
    agentDown = true;
    return this;
  }

  Scene takenBackAt(int tick) {
    revertTick = tick;
    return this;
  }

  Scene remediationPublishedAt(int tick) {
    remediationTick = tick;
    return this;
  }

  Scene withDeadline(int minutes) {
    deadlineMinutes = minutes;
    return this;
  }

  /** What the endpoint waits for is granted so many minutes after it began to wait. */
  Scene granted(Resource resource, int afterMinutes) {
    grantedAfter.put(resource, afterMinutes);
    return this;
  }

  /** What has to be waited for, and is not to be had. */
  Scene scarce(Resource resource) {
    grantedAfter.putIfAbsent(resource, NEVER);
    return this;
  }

  Scene with(ModelParameters changed) {
    parameters = changed;
    return this;
  }

  Scene key(long changed) {
    key = changed;
    return this;
  }

  Scene seed(long changed) {
    seed = changed;
    return this;
  }

  boolean isAgentDown() {
    return agentDown;
  }

  DeviceProfile profile() {
    return profile;
  }

  Update update() {
    return update;
  }

  int offerTick() {
    return offerTick;
  }

  int revertTick() {
    return revertTick;
  }

  /** When what it has waited for since a tick is granted. */
  int grantTick(Resource resource, int since) {
    int after = grantedAfter.getOrDefault(resource, NEVER);
    return after == NEVER ? NEVER : since + after;
  }

  Presence presence() {
    return new Presence(CALENDAR, new Draws(seed), 0, 0);
  }

  EndpointModel model() {
    return new EndpointModel(parameters, presence());
  }

  /** As {@link Defect#recursAtEveryStart} says: what shows after running is no fault of a start. */
  Facts facts() {
    boolean atStarts = defect.map(d -> d.trigger() != Trigger.AFTER_RUNNING).orElse(true);
    return new Facts(key, profile, os, defect.isPresent(), recurs && atStarts);
  }

  Situation situation() {
    return new Situation(
        update,
        defect,
        revertTick,
        remediationTick,
        grantedAfter.containsKey(Resource.BANDWIDTH),
        grantedAfter.containsKey(Resource.REMEDIATION),
        deadlineMinutes);
  }

  boolean isUp(int tick) {
    return presence().isUp(profile, key, tick);
  }

  int nextUp(int tick) {
    return presence().nextUp(profile, key, tick);
  }

  /** Lets happen what happens in two months. */
  Story plays() {
    return playsOn(model());
  }

  /** The same, played by a model that may have played others before. */
  Story playsOn(EndpointModel model) {
    return Story.of(this, model, offerTick + 60 * DAY);
  }

  Story playsUntil(int lastTick) {
    return Story.of(this, model(), lastTick);
  }
}
