package io.fleettwin.cluster.cohort;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import io.fleettwin.cluster.cohort.Cohort.Command;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.ring.RingCoordinator;
import io.fleettwin.cluster.world.World;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.CohortTable;
import io.fleettwin.fleet.DevicePage;
import io.fleettwin.rollout.Tally;
import io.fleettwin.world.Briefing;
import io.fleettwin.world.RolloutBriefing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cohort that knows its devices. */
final class CohortAtWork extends AbstractBehavior<Command> {

  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

  /** Devices that a question looks at before others have their turn: some milliseconds' work. */
  private static final int LOOKS_AT_A_TIME = 20_000;

  private record RingKey(String rollout, int ring) {}

  private final ClusterSharding sharding;
  private final String world;
  private final int number;
  private final CohortTable table;
  private final CohortTwins twins;
  private final DeviceErrands errands;
  private final Map<RingKey, Tally> known = new HashMap<>();
  private final Map<RingKey, Tally> unnoted = new HashMap<>();
  private final Map<RingKey, Cohort.OfferUpTo> offering = new HashMap<>();

  private Cohort.Tick ticking;

  private boolean journalFails;

  /** What is due up to it is done, or under way: a tick that comes again grants nothing again. */
  private int lastTick = -1;

  /** Whether the world was told since then that others have changed devices. */
  private boolean stirred;

  private boolean hasRollouts;

  static Behavior<Command> create(
      ClusterSharding sharding, String entityId, CohortTable table, CohortTwins.Origin origin) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new CohortAtWork(context, timers, sharding, entityId, table, origin)));
  }

  private CohortAtWork(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      ClusterSharding sharding,
      String entityId,
      CohortTable table,
      CohortTwins.Origin origin) {
    super(context);
    this.sharding = sharding;
    this.world = PersistenceIds.worldOf(entityId);
    this.number = PersistenceIds.cohortOf(entityId);
    this.table = table;
    ActorRef<DeviceTwin.Reply> replies =
        context.messageAdapter(DeviceTwin.Reply.class, Cohort.Answered::new);
    this.twins = new CohortTwins(context, sharding, entityId, table, origin, replies);
    this.errands = new DeviceErrands(twins.way());
    timers.startTimerWithFixedDelay(new Cohort.AskAgain(), ASK_AGAIN_AFTER);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Cohort.DeviceChanged.class, this::deviceChanged)
        .onMessage(Cohort.DeviceHeard.class, this::deviceHeard)
        .onMessage(Cohort.Recall.class, this::recall)
        .onMessage(Cohort.Inherited.class, this::inherited)
        .onMessage(Cohort.InheritedUnknown.class, this::inheritedUnknown)
        .onMessage(Cohort.Vanish.class, this::vanish)
        .onMessage(Cohort.TwinVanished.class, this::twinVanished)
        .onMessage(Cohort.TwinLeft.class, this::twinLeft)
        .onMessage(Cohort.DeviceUnsure.class, this::deviceUnsure)
        .onMessage(Cohort.Tick.class, this::tick)
        .onMessage(Cohort.OfferUpTo.class, this::offer)
        .onMessage(Cohort.GetPlaces.class, this::places)
        .onMessage(Cohort.GetTally.class, this::tally)
        .onMessage(Cohort.Count.class, this::count)
        .onMessage(Cohort.CountMatching.class, this::countMatching)
        .onMessage(Cohort.GetPage.class, this::page)
        .onMessage(Cohort.TallyNoted.class, this::tallyNoted)
        .onMessage(Cohort.Answered.class, this::answered)
        .onMessage(Cohort.AskAgain.class, this::askAgain)
        .build();
  }

  private Behavior<Command> deviceChanged(Cohort.DeviceChanged changed) {
    table.put(changed.device());
    twins.sure(changed.device().id());
    return stir();
  }

  private Behavior<Command> recall(Cohort.Recall recall) {
    twins.recall(recall);
    return Behaviors.same();
  }

  private Behavior<Command> inherited(Cohort.Inherited inherited) {
    inherited.recall().replyTo().tell(new DeviceTwin.Recalled(inherited.device(), false));
    return Behaviors.same();
  }

  private Behavior<Command> inheritedUnknown(Cohort.InheritedUnknown unknown) {
    getContext()
        .getLog()
        .warn("how {} was before the fork cannot be read: {}", unknown.device(), unknown.reason());
    return Behaviors.same();
  }

  private Behavior<Command> vanish(Cohort.Vanish vanish) {
    return twins.vanish(vanish) ? Behaviors.stopped() : Behaviors.same();
  }

  private Behavior<Command> twinVanished(Cohort.TwinVanished twin) {
    return twins.vanished(twin) ? Behaviors.stopped() : Behaviors.same();
  }

  private Behavior<Command> twinLeft(Cohort.TwinLeft left) {
    twins.left(left.device());
    return Behaviors.same();
  }

  private Behavior<Command> deviceUnsure(Cohort.DeviceUnsure device) {
    twins.unsure(device.device());
    return Behaviors.same();
  }

  private Behavior<Command> deviceHeard(Cohort.DeviceHeard heard) {
    table.heard(new DeviceId(heard.device()), heard.tick());
    return stir();
  }

  /** Somebody else has changed a device: the world is told, once a tick, that there is news. */
  private Behavior<Command> stir() {
    if (hasRollouts && !stirred) {
      stirred = true;
      tellStirred();
    }
    return Behaviors.same();
  }

  private void tellStirred() {
    sharding
        .entityRefFor(World.ENTITY_KEY, PersistenceIds.world(world))
        .tell(new World.CohortStirred(number, lastTick));
  }

  private Behavior<Command> tick(Cohort.Tick tick) {
    boolean askedAgain = tick.tick() <= lastTick;
    // A cohort that began anew in the middle of a tick does not know whom it has given something.
    boolean mayGrant = lastTick >= 0;
    ticking = tick;
    brief(tick.briefing(), tick.tick());
    if (!askedAgain) {
      lastTick = tick.tick();
      stirred = false;
      errands.send(table.tick(mayGrant ? tick.grants() : Map.of()));
    }
    return proceed();
  }

  private Behavior<Command> offer(Cohort.OfferUpTo offer) {
    if (offer.tick() < lastTick) {
      return Behaviors.same();
    }
    var key = new RingKey(offer.rollout(), offer.ring());
    boolean askedAgain = offering.put(key, offer) != null;
    if (!askedAgain) {
      brief(offer.briefing(), offer.tick());
      errands.send(table.offers(offer.rollout(), offer.ring(), offer.target()));
    }
    return proceed();
  }

  private void brief(Briefing briefing, int tick) {
    table.brief(briefing, tick);
    hasRollouts = !briefing.rollouts().isEmpty();
    known.keySet().removeIf(key -> briefing.rollout(key.rollout()).isEmpty());
  }

  private Behavior<Command> answered(Cohort.Answered answered) {
    switch (answered.reply()) {
      case DeviceTwin.Done done -> {
        journalFails = false;
        table.put(done.device());
        errands.done(done.device().id());
      }
      case DeviceTwin.Refused refused -> {
        getContext()
            .getLog()
            .warn("{} refuses its cohort: {}", refused.device(), refused.refusal());
        errands.refused(refused.device());
      }
      // It is sent again with whatever else has had no answer.
      case DeviceTwin.Failed failed -> warn(failed);
    }
    return proceed();
  }

  /** A journal that fails does so for all devices: the first one says so. */
  private void warn(DeviceTwin.Failed failed) {
    if (!journalFails) {
      journalFails = true;
      getContext()
          .getLog()
          .warn(
              "the journal fails, commands to devices are repeated until it does not; {}: {}",
              failed.device(),
              failed.reason());
    }
  }

  /** Goes on with what waits for the devices, once they have all answered. */
  private Behavior<Command> proceed() {
    if (!errands.allDone()) {
      return Behaviors.same();
    }
    if (ticking != null) {
      tellRings();
    }
    finishOffers();
    return finishTick();
  }

  private void tellRings() {
    for (RolloutBriefing rollout : ticking.briefing().rollouts()) {
      List<Tally> tallies = table.tallies(rollout.rollout());
      for (int ring = 0; ring < tallies.size(); ring++) {
        var key = new RingKey(rollout.rollout(), ring);
        if (!tallies.get(ring).equals(known.get(key)) && !unnoted.containsKey(key)) {
          unnoted.put(key, tallies.get(ring));
          tell(key, tallies.get(ring));
        }
      }
    }
  }

  private void tell(RingKey key, Tally tally) {
    sharding
        .entityRefFor(
            RingCoordinator.ENTITY_KEY, PersistenceIds.ring(world, key.rollout(), key.ring()))
        .tell(
            new RingCoordinator.CohortTally(
                number, ticking.tick(), tally, table.nextDue(), getContext().getSelf()));
  }

  private Behavior<Command> tallyNoted(Cohort.TallyNoted noted) {
    var key = new RingKey(noted.rollout(), noted.ring());
    // An answer to what was said twice at an earlier tick says nothing of this one.
    boolean current = ticking != null && noted.tick() == ticking.tick();
    Tally tally = current ? unnoted.remove(key) : null;
    if (tally != null) {
      known.put(key, tally);
    }
    return proceed();
  }

  private void finishOffers() {
    for (Cohort.OfferUpTo offer : List.copyOf(offering.values())) {
      var key = new RingKey(offer.rollout(), offer.ring());
      Tally tally = table.tallies(offer.rollout()).get(offer.ring());
      known.put(key, tally);
      offering.remove(key);
      offer
          .replyTo()
          .tell(
              new RingCoordinator.Offered(
                  number, offer.tick(), offer.target(), tally, table.nextDue()));
    }
  }

  private Behavior<Command> finishTick() {
    if (ticking != null && unnoted.isEmpty()) {
      ticking
          .replyTo()
          .tell(
              new World.CohortDone(
                  number, ticking.tick(), table.nextDue(), table.queues(), table.handsOn()));
      ticking = null;
    }
    return Behaviors.same();
  }

  private Behavior<Command> places(Cohort.GetPlaces get) {
    if (get.tick() >= lastTick) {
      table.brief(get.briefing(), get.tick());
    }
    get.replyTo().tell(new Cohort.Places(number, table.places(get.update())));
    return Behaviors.same();
  }

  private Behavior<Command> tally(Cohort.GetTally get) {
    if (get.tick() >= lastTick) {
      table.brief(get.briefing(), get.tick());
    }
    List<Tally> tallies = table.tallies(get.rollout());
    if (!tallies.isEmpty()) {
      get.replyTo()
          .tell(
              new RingCoordinator.CohortTally(
                  number, -1, tallies.get(get.ring()), table.nextDue(), getContext().getSelf()));
    }
    return Behaviors.same();
  }

  private Behavior<Command> count(Cohort.Count count) {
    count.replyTo().tell(FleetCount.of(table.counts()));
    return Behaviors.same();
  }

  private Behavior<Command> countMatching(Cohort.CountMatching count) {
    count.replyTo().tell(FleetCount.of(table.search().count(count.filter())));
    return Behaviors.same();
  }

  private Behavior<Command> page(Cohort.GetPage get) {
    DevicePage page = table.search().page(get.filter(), get.behind(), get.limit(), LOOKS_AT_A_TIME);
    get.replyTo().tell(new Cohort.Page(number, page));
    return Behaviors.same();
  }

  /** Whatever has had no answer for a while is said once more; all of it is idempotent. */
  private Behavior<Command> askAgain(Cohort.AskAgain again) {
    if (twins.vanishOn()) {
      return Behaviors.same();
    }
    errands.sendAgain();
    if (stirred) {
      tellStirred();
    }
    if (ticking != null) {
      unnoted.forEach(this::tell);
    }
    return Behaviors.same();
  }
}
