package io.fleettwin.endpoint;

import static io.fleettwin.endpoint.Endpoint.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.At;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.device.Machines;
import io.fleettwin.device.Offer;
import io.fleettwin.random.Draws;
import io.fleettwin.recovery.RecoveryMeans;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What happens to the endpoint of a {@link Scene}, and what its twin makes of it. The endpoint is
 * stepped whenever it is due, gets what it waits for when the scene grants it, and hears once that
 * its update is taken back.
 */
final class Story {

  /** More steps than any endpoint takes in two months: one that takes them goes in circles. */
  private static final int MAX_STEPS = 10_000;

  private final Scene scene;
  private final EndpointModel model;
  private final List<Moment> moments = new ArrayList<>();
  private final NavigableMap<Integer, Endpoint> states = new TreeMap<>();
  private final List<Device> twins = new ArrayList<>();
  private Endpoint endpoint;
  private Device twin;
  private boolean heardOfRevert;
  private int waitingSince;

  private Story(Scene scene, EndpointModel model) {
    this.scene = scene;
    this.model = model;
    this.heardOfRevert = scene.revertTick() == NEVER;
  }

  static Story of(Scene scene, EndpointModel model, int lastTick) {
    var story = new Story(scene, model);
    story.offer();
    for (int steps = 0; story.next() <= lastTick && story.next() != NEVER; steps++) {
      assertThat(steps).as("steps until %s", story.endpoint).isLessThan(MAX_STEPS);
      story.proceed(story.next());
    }
    return story;
  }

  private void offer() {
    int tick = scene.offerTick();
    var enrolled =
        new DeviceEvent.Enrolled(
            new At(0, 1, 0), Machines.ID, scene.profile(), Machines.DRIVERS, Machines.INSTALLED);
    var offer = new Offer("r1", 0, scene.update().id(), scene.update().change());
    endpoint = model.offer(scene.facts(), before(), tick, scene.situation());
    states.put(tick, endpoint);
    twin = DeviceHistory.apply(null, enrolled);
    if (scene.isAgentDown()) {
      twin = DeviceHistory.apply(twin, new DeviceEvent.AgentStopped(new At(0, 3, 0)));
    }
    twin = DeviceHistory.apply(twin, new DeviceEvent.UpdateOffered(new At(tick, 2, 0), offer));
  }

  private Endpoint before() {
    return scene.isAgentDown()
        ? new Endpoint(Phase.AGENT_DOWN, NEVER, 0, 0, 0, RecoveryMeans.NONE)
        : Endpoint.IDLE;
  }

  private int next() {
    return Math.min(endpoint.due(), Math.min(revertTick(), grantTick()));
  }

  private int revertTick() {
    return heardOfRevert ? NEVER : Math.max(scene.revertTick(), scene.offerTick());
  }

  private int grantTick() {
    return EndpointModel.waitsFor(endpoint)
        .map(resource -> scene.grantTick(resource, waitingSince))
        .orElse(NEVER);
  }

  private void proceed(int tick) {
    if (endpoint.due() == tick) {
      follow(tick, model.step(scene.facts(), endpoint, tick, scene.situation()));
    } else if (revertTick() == tick) {
      heardOfRevert = true;
      if (EndpointModel.reactsToRevert(endpoint)) {
        follow(tick, model.revert(scene.facts(), endpoint, tick, scene.situation()));
      }
    } else {
      follow(tick, model.grant(scene.facts(), endpoint, tick, scene.situation()));
    }
  }

  private void follow(int tick, Step step) {
    if (step.next().phase() != endpoint.phase()) {
      waitingSince = tick;
    }
    endpoint = step.next();
    states.put(tick, endpoint);
    step.happenings().forEach(what -> moments.add(new Moment(tick, what)));
    long command = Draws.mix(moments.size());
    for (var event : EndpointReport.of(step, tick, command, scene.situation())) {
      twin = DeviceHistory.apply(twin, event);
    }
    twins.add(twin);
  }

  List<Moment> moments() {
    return List.copyOf(moments);
  }

  List<Happening> happenings() {
    return moments.stream().map(Moment::what).toList();
  }

  /** All ticks at which it happened. */
  List<Integer> ticksOf(Happening what) {
    return moments.stream().filter(m -> m.what() == what).map(Moment::tick).toList();
  }

  /** The tick at which it happened for the first time. */
  int tickOf(Happening what) {
    assertThat(happenings()).contains(what);
    return ticksOf(what).getFirst();
  }

  boolean happened(Happening what) {
    return happenings().contains(what);
  }

  /** The state in which it stays. */
  Endpoint end() {
    return endpoint;
  }

  /** What it was doing at a tick. */
  Phase phaseAt(int tick) {
    return states.floorEntry(tick).getValue().phase();
  }

  /** Each state that it was in, by the tick at which it came into it. */
  NavigableMap<Integer, Endpoint> states() {
    return new TreeMap<>(states);
  }

  /** The twin after the last event. */
  Device twin() {
    return twin;
  }

  /** The twin after each step, in order. */
  List<Device> twins() {
    return List.copyOf(twins);
  }
}
