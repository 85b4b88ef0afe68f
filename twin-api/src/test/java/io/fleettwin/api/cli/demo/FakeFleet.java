package io.fleettwin.api.cli.demo;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import io.fleettwin.backtest.BacktestResult;
import io.fleettwin.cluster.cohort.FleetCount;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.node.FoundDevices;
import io.fleettwin.cluster.node.Outcome;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.decision.Refusal;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.DeviceFilter;
import io.fleettwin.fleet.DevicePosition;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.RolloutOrder;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.ForkOrder;
import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A fleet of which a test overrides what it asks. */
class FakeFleet implements Fleet {

  @Override
  public CompletionStage<Outcome<WorldView>> createWorld(WorldSettings settings) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Outcome<WorldView>> forkWorld(ForkOrder order) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Optional<Refusal>> deleteWorld(String world) {
    throw notAsked();
  }

  @Override
  public CompletionStage<List<String>> worlds() {
    throw notAsked();
  }

  @Override
  public CompletionStage<Optional<WorldView>> world(String world) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Outcome<WorldView>> run(String world, int untilTick) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Outcome<WorldView>> placeHold(String world, SafeguardHold hold) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Outcome<WorldView>> releaseHold(String world, String holdId) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Optional<Integer>> tick(String world) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Optional<Device>> device(String world, DeviceId device) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Outcome<Device>> send(
      String world, DeviceId device, DeviceCommand command) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Optional<FleetCount>> count(String world) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Optional<FleetCount>> count(String world, DeviceFilter filter) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Optional<FoundDevices>> devices(
      String world, DeviceFilter filter, DevicePosition from, int limit) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Outcome<RolloutView>> startRollout(String world, RolloutPlan plan) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Outcome<RolloutView>> control(
      String world, String rollout, RolloutOrder order) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Optional<RolloutView>> rollout(String world, String rollout) {
    throw notAsked();
  }

  @Override
  public Source<RolloutView, NotUsed> follow(String world, String rollout) {
    throw notAsked();
  }

  @Override
  public CompletionStage<BacktestResult> backtest(
      RolloutView view, int lastTick, List<Gate> gates) {
    throw notAsked();
  }

  @Override
  public CompletionStage<Long> events(String world) {
    throw notAsked();
  }

  private static UnsupportedOperationException notAsked() {
    return new UnsupportedOperationException("this test does not ask for it");
  }
}
