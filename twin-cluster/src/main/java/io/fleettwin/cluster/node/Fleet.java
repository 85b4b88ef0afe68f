package io.fleettwin.cluster.node;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import io.fleettwin.backtest.BacktestResult;
import io.fleettwin.cluster.cohort.Cohort;
import io.fleettwin.cluster.cohort.FleetCount;
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

/**
 * All that can be asked of the worlds of a cluster, from outside of the actors. What is
 * acknowledged is persisted. A stage fails only when the cluster does not answer in time, or with
 * {@link NotPersistedException} when its journal has failed; whoever asked may then ask again with
 * the same ids, since everything here changes things once.
 */
public interface Fleet {

  /** Makes a world; the same settings a second time change nothing. */
  CompletionStage<Outcome<WorldView>> createWorld(WorldSettings settings);

  /**
   * Makes a world that goes on from how another one was at a moment; the same order a second time
   * changes nothing.
   */
  CompletionStage<Outcome<WorldView>> forkWorld(ForkOrder order);

  /**
   * Deletes a world with all that was persisted of it; done when nothing is left.
   *
   * @return why not, if it is not
   */
  CompletionStage<Optional<Refusal>> deleteWorld(String world);

  /** Names of all worlds. */
  CompletionStage<List<String>> worlds();

  CompletionStage<Optional<WorldView>> world(String world);

  /**
   * Lets a world with a virtual clock run.
   *
   * @param untilTick where to stop; it stops earlier when nothing more can happen
   */
  CompletionStage<Outcome<WorldView>> run(String world, int untilTick);

  /** Keeps an update away from devices that match, in any rollout of its component. */
  CompletionStage<Outcome<WorldView>> placeHold(String world, SafeguardHold hold);

  CompletionStage<Outcome<WorldView>> releaseHold(String world, String holdId);

  /**
   * The tick of now, for a command that is reported now.
   *
   * @return empty if there is no such world
   */
  CompletionStage<Optional<Integer>> tick(String world);

  /** The state of a device's twin; empty if there is no such device or world. */
  CompletionStage<Optional<Device>> device(String world, DeviceId device);

  /** Carries out a command on a device's twin, and gives its state afterwards. */
  CompletionStage<Outcome<Device>> send(String world, DeviceId device, DeviceCommand command);

  /** How many devices there are, by attribute; empty if there is no such world. */
  CompletionStage<Optional<FleetCount>> count(String world);

  /** How many devices match, by attribute; empty if there is no such world. */
  CompletionStage<Optional<FleetCount>> count(String world, DeviceFilter filter);

  /**
   * Devices that match, by cohort and then by id. A page may have fewer devices than are wanted, or
   * none, and still not be the last one: a question looks at so many devices only, and waits for so
   * long only.
   *
   * @param limit how many are wanted at most, 1 to {@link Cohort.Page#MAX_DEVICES}
   * @return empty if there is no such world
   */
  CompletionStage<Optional<FoundDevices>> devices(
      String world, DeviceFilter filter, DevicePosition from, int limit);

  /** Starts a rollout; the same plan a second time changes nothing. */
  CompletionStage<Outcome<RolloutView>> startRollout(String world, RolloutPlan plan);

  /**
   * Pauses, resumes, cancels or rolls back a rollout; an order that comes again changes nothing.
   */
  CompletionStage<Outcome<RolloutView>> control(String world, String rollout, RolloutOrder order);

  CompletionStage<Optional<RolloutView>> rollout(String world, String rollout);

  /**
   * A rollout's progress: first how it stands, then each change, until it is settled. A slow reader
   * misses steps in between, never the last one.
   */
  Source<RolloutView, NotUsed> follow(String world, String rollout);

  /**
   * Runs other gates over what has become of a rollout. It is read from the journal, which may take
   * minutes, and holds up nothing.
   *
   * @param lastTick that its world had passed before the view was taken
   * @param gates one for each of its rings
   */
  CompletionStage<BacktestResult> backtest(RolloutView view, int lastTick, List<Gate> gates);

  /** How many events the journal holds for a world. */
  CompletionStage<Long> events(String world);
}
