package io.fleettwin.cluster.node;

import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.sharding.ShardRegion.CurrentShardRegionState;
import akka.cluster.sharding.typed.ClusterShardingQuery;
import akka.cluster.sharding.typed.GetShardRegionState;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.cluster.world.WorldView;
import io.fleettwin.device.DeviceCommand.Enrol;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.DeviceProfile;
import io.fleettwin.device.DiskType;
import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Hardware;
import io.fleettwin.device.Site;
import io.fleettwin.device.SiteRole;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.recovery.RecoverySettings;
import io.fleettwin.recovery.WinReNetwork;
import io.fleettwin.rollout.Gate;
import io.fleettwin.rollout.Incident;
import io.fleettwin.rollout.PushRate;
import io.fleettwin.rollout.RingPlan;
import io.fleettwin.rollout.RingSize;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.rollout.Signal;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.DriverSet;
import io.fleettwin.software.Edition;
import io.fleettwin.software.InstalledVersions;
import io.fleettwin.software.LoadState;
import io.fleettwin.software.OsBuild;
import io.fleettwin.software.StartType;
import io.fleettwin.update.Combination;
import io.fleettwin.update.Defect;
import io.fleettwin.update.Trigger;
import io.fleettwin.update.Update;
import io.fleettwin.update.UpdateKind;
import io.fleettwin.world.Capacity;
import io.fleettwin.world.ClockKind;
import io.fleettwin.world.Outcomes;
import io.fleettwin.world.ServiceDesk;
import io.fleettwin.world.WorldSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A node on a journal of its own, and a small world to try things in. */
public final class TestFleet {

  private static final int SECONDS = 60;

  private TestFleet() {}

  /** The settings that ship, with the data in a directory. */
  public static Config config(Path data) {
    return config(data, "on");
  }

  /** The same, with each message between actors serialized or not. */
  public static Config config(Path data, String serializeMessages) {
    Path home = Path.of("").toAbsolutePath().getParent();
    return ConfigFactory.parseString(
            "fleettwin.home = \"%s\"\nfleettwin.data = \"%s\"\nakka.actor.serialize-messages = %s"
                .formatted(home, data, serializeMessages))
        .withFallback(ConfigFactory.parseFile(home.resolve("config/application.conf").toFile()))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }

  /** Waits for an answer; a loop of questions ends when its test takes too long. */
  public static <T> T await(CompletionStage<T> stage) {
    if (Thread.interrupted()) {
      throw new AssertionError("interrupted, as a test is that takes too long");
    }
    return stage.toCompletableFuture().orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  public static <T> T done(CompletionStage<Outcome<T>> stage) {
    return switch (await(stage)) {
      case Outcome.Done<T> done -> done.value();
      case Outcome.Refused<T> refused -> throw new AssertionError(refused.refusal().toString());
    };
  }

  public static WorldSettings world(String name, int technicians) {
    return new WorldSettings(
        name,
        1,
        Instant.parse("2024-07-19T04:09:00Z"),
        ClockKind.VIRTUAL,
        Outcomes.SIMULATED,
        ModelParameters.defaults(),
        new Capacity(new ServiceDesk(technicians, 0, 24 * 60, true, 0), 0, 0));
  }

  /** Every fifth device is a server, every third laptop has a hard disk. */
  public static Enrol enrol(int number) {
    FormFactor form = number % 5 == 0 ? FormFactor.SERVER : FormFactor.DESKTOP;
    Edition edition = form == FormFactor.SERVER ? Edition.SERVER : Edition.ENTERPRISE;
    DeviceProfile profile =
        new DeviceProfile(
            new Hardware("Dell", "OptiPlex", form, number % 3 == 0 ? DiskType.HDD : DiskType.SSD),
            edition,
            new Site("site-" + number % 4, 0),
            SiteRole.STANDARD,
            number % 2 == 0,
            RecoverySettings.defaultsOf(edition, new OsBuild(22631, 3880), WinReNetwork.WIRED));
    DriverSet drivers =
        new DriverSet(
            List.of(
                new Driver(
                    "csagent.sys",
                    "CrowdStrike",
                    "7.11",
                    DriverMode.KERNEL,
                    StartType.BOOT,
                    LoadState.RUNNING)));
    return new Enrol(
        "enrol",
        0,
        new DeviceId("PC-" + number),
        profile,
        drivers,
        new InstalledVersions(new OsBuild(22631, 3880), "7.11", "290"));
  }

  public static void enrolAll(Fleet fleet, String world, int devices) {
    List<CompletableFuture<Outcome<io.fleettwin.device.Device>>> sent = new ArrayList<>();
    for (int number = 0; number < devices; number++) {
      Enrol enrol = enrol(number);
      sent.add(fleet.send(world, enrol.device(), enrol).toCompletableFuture());
    }
    sent.forEach(TestFleet::done);
  }

  public static Update content(DriverMode mode) {
    return new Update("c-291", UpdateKind.CONTENT, "channel-file-291", "291", mode, false, 40);
  }

  public static Incident incident(int revertAfterMinutes) {
    return new Incident(
        new Defect(Combination.ALL, 1, Trigger.AT_LOAD, 0, 0x50, "csagent.sys"),
        revertAfterMinutes < 0 ? OptionalInt.empty() : OptionalInt.of(revertAfterMinutes),
        OptionalInt.empty());
  }

  public static RolloutPlan allAtOnce(DriverMode mode) {
    RingPlan ring = new RingPlan("All", new RingSize.Rest(), 0, 0, PushRate.ALL_AT_ONCE, Gate.NONE);
    return new RolloutPlan(
        "all-at-once", content(mode), List.of(ring), false, Optional.of(incident(78)));
  }

  public static RolloutPlan ringed(DriverMode mode) {
    Gate gate = new Gate(EnumSet.allOf(Signal.class), 5, 0.01, 24 * 60);
    return new RolloutPlan(
        "ringed",
        content(mode),
        List.of(
            new RingPlan("Test", new RingSize.Devices(20), 0, 0, PushRate.ALL_AT_ONCE, gate),
            new RingPlan("First", new RingSize.Share(0.1), 24 * 60, 0, PushRate.ALL_AT_ONCE, gate),
            new RingPlan("Broad", new RingSize.Rest(), 48 * 60, 0, PushRate.ALL_AT_ONCE, gate)),
        true,
        Optional.of(incident(-1)));
  }

  /** Two rings that let everything pass; the vendor takes the update back after 78 minutes. */
  public static RolloutPlan ringedWithoutGate(DriverMode mode) {
    return new RolloutPlan(
        "ringed",
        content(mode),
        List.of(
            new RingPlan("First", new RingSize.Share(0.3), 0, 0, new PushRate(50, 1), Gate.NONE),
            new RingPlan("Rest", new RingSize.Rest(), 10, 0, new PushRate(100, 2), Gate.NONE)),
        true,
        Optional.of(incident(78)));
  }

  /** Lets a world run until nothing more happens, and waits for it. */
  public static WorldView runToEnd(Fleet fleet, String world, int untilTick) {
    done(fleet.run(world, untilTick));
    WorldView view = await(fleet.world(world)).orElseThrow();
    while (view.runsUntil() >= 0) {
      view = await(fleet.world(world)).orElseThrow();
    }
    return view;
  }

  public static int twinsInMemory(FleetNode fleet) {
    CurrentShardRegionState state =
        await(
            AskPattern.<ClusterShardingQuery, CurrentShardRegionState>ask(
                ClusterSharding.get(fleet.system()).shardState(),
                to -> new GetShardRegionState(DeviceTwin.ENTITY_KEY, to),
                Duration.ofSeconds(SECONDS),
                fleet.system().scheduler()));
    return state.getShards().stream().mapToInt(shard -> shard.getEntityIds().size()).sum();
  }

  public static RolloutView rollout(Fleet fleet, String world, String rollout) {
    return await(fleet.rollout(world, rollout)).orElseThrow();
  }
}
