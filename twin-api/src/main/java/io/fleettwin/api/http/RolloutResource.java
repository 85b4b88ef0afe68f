package io.fleettwin.api.http;

import akka.http.javadsl.model.HttpResponse;
import io.fleettwin.api.events.EventStreams;
import io.fleettwin.api.events.LastEvent;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.api.json.RolloutJson;
import io.fleettwin.cluster.node.Fleet;
import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.rollout.RolloutCommand;
import io.fleettwin.rollout.RolloutOrder;
import io.fleettwin.world.WorldSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A rollout: looking at it, following it, and interfering with it. */
final class RolloutResource implements Resource {

  static final String ROLLOUT = RolloutsResource.ROLLOUTS + "/{rollout}";

  private final Fleet fleet;
  private final KnownWorlds worlds;
  private final EventStreams streams;

  RolloutResource(Fleet fleet, KnownWorlds worlds, EventStreams streams) {
    this.fleet = fleet;
    this.worlds = worlds;
    this.streams = streams;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ROLLOUT, this::read).withEvents(),
        control("/pause", RolloutCommand.PAUSE),
        control("/resume", RolloutCommand.RESUME),
        control("/cancel", RolloutCommand.CANCEL),
        control("/rollback", RolloutCommand.ROLL_BACK));
  }

  private Operation control(String verb, RolloutCommand command) {
    return Operation.post(ROLLOUT + verb, exchange -> control(exchange, command));
  }

  private CompletionStage<HttpResponse> read(Exchange exchange) {
    String world = exchange.world();
    String rollout = exchange.rollout();
    boolean events = Negotiation.prefersEvents(exchange.request());
    Optional<EntityTags> known = EntityTags.ifNoneMatch(exchange);
    Optional<Long> last =
        events ? LastEvent.of(exchange.header("Last-Event-ID")) : Optional.empty();
    return worlds
        .settings(world)
        .thenCombine(
            find(world, rollout),
            (settings, view) ->
                events ? follow(settings, view, last) : answer(settings, view, known));
  }

  private CompletionStage<RolloutView> find(String world, String rollout) {
    return find(fleet, world, rollout);
  }

  /** A rollout; the stage fails with a problem if there is no such rollout. */
  static CompletionStage<RolloutView> find(Fleet fleet, String world, String rollout) {
    return fleet
        .rollout(world, rollout)
        .thenApply(view ->
            view.orElseThrow(() ->
                new ProblemException(ProblemCode.NOT_FOUND, "there is no rollout " + rollout)));
  }

  private static HttpResponse answer(
      WorldSettings world, RolloutView view, Optional<EntityTags> known) {
    var tag = Answers.tag(view.revision());
    boolean seen = known.map(tags -> tags.includes(view.revision())).orElse(false);
    return seen
        ? Answers.notModified(tag)
        : Answers.json(Answers.OK, RolloutJson.of(view, world), tag);
  }

  private HttpResponse follow(WorldSettings world, RolloutView now, Optional<Long> last) {
    return streams.answer(
        fleet.follow(world.name(), now.state().plan().id()), now, last, new RolloutReading(world));
  }

  private record RolloutReading(WorldSettings world) implements EventStreams.Reading<RolloutView> {
    @Override
    public long revision(RolloutView view) {
      return view.revision();
    }

    @Override
    public boolean isSettled(RolloutView view) {
      return view.settled();
    }

    @Override
    public Object document(RolloutView view) {
      return RolloutJson.of(view, world);
    }
  }

  private CompletionStage<HttpResponse> control(Exchange exchange, RolloutCommand command) {
    String world = exchange.world();
    String rollout = exchange.rollout();
    RolloutOrder order = new RolloutOrder(exchange.commandId(), command);
    return checked(exchange, world, rollout, order)
        .thenCompose(checked -> fleet.control(world, rollout, order))
        .thenApply(Refusals::done)
        .thenCombine(
            worlds.settings(world),
            (done, settings) ->
                Answers.json(
                    Answers.OK,
                    RolloutJson.of(done.value(), settings),
                    Answers.tag(done.value().revision())));
  }

  /**
   * As with devices, the revision is looked at before the order is sent. A client that repeats an
   * order has not seen what the order itself has changed.
   */
  private CompletionStage<Void> checked(
      Exchange exchange, String world, String rollout, RolloutOrder order) {
    return EntityTags.ifMatch(exchange)
        .map(condition ->
            find(world, rollout)
                .thenAccept(view -> {
                  if (!view.state().remembers(order)) {
                    condition.require(view.revision());
                  }
                }))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }
}
