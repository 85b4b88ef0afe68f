package io.fleettwin.api.http;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaType;
import akka.http.javadsl.model.MediaTypes;
import com.fasterxml.jackson.databind.JsonNode;
import io.fleettwin.api.events.EventStreams;
import io.fleettwin.api.events.LastEvent;
import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.api.json.ProblemException;
import io.fleettwin.api.json.WhatIfJson;
import io.fleettwin.api.json.WhatIfListJson;
import io.fleettwin.api.json.WireNames;
import io.fleettwin.api.report.CsvReport;
import io.fleettwin.api.report.HtmlReport;
import io.fleettwin.api.whatif.queue.Ids;
import io.fleettwin.api.whatif.queue.QuestionQueue;
import io.fleettwin.cluster.history.WhatIfEntry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What-if questions: asking one, following and cancelling it, and the answers there are. */
final class WhatIfsResource implements Resource {

  private static final String WHAT_IFS = "/v1/what-ifs";
  private static final String WHAT_IF = WHAT_IFS + "/{id}";

  private final QuestionQueue queue;
  private final QuestionBody body;
  private final EventStreams streams;

  /** May be blocked. */
  private final Executor blocking;

  WhatIfsResource(Backend backend, EventStreams streams, ActorSystem<?> system) {
    this.queue = backend.whatIfs();
    this.body = backend.questions();
    this.streams = streams;
    this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(WHAT_IFS, this::list).withQuery("size", "cursor"),
        Operation.post(WHAT_IFS, this::ask).withTimeout(HttpLimits.QUESTION_TIMEOUT),
        Operation.get(WHAT_IF, this::read).withEvents(),
        Operation.delete(WHAT_IF, this::remove),
        Operation.post(WHAT_IF + "/cancel", this::cancel),
        Operation.get(WHAT_IF + "/report.html", this::report).withType(MediaTypes.TEXT_HTML),
        Operation.get(WHAT_IF + "/figures.csv", this::figures).withType(MediaTypes.TEXT_CSV));
  }

  private static String path(String id) {
    return WHAT_IFS + "/" + id;
  }

  private <T> CompletionStage<T> later(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, blocking);
  }

  private CompletionStage<HttpResponse> ask(Exchange exchange) {
    Optional<String> key = exchange.idempotencyKey();
    MediaType type = exchange.request().entity().getContentType().mediaType();
    boolean isYaml = QuestionBody.YAML.equals(type.mainType() + "/" + type.subType());
    return exchange
        .bytes(QuestionBody.TYPES)
        .thenApplyAsync(bytes -> queue.ask(body.read(bytes, isYaml), key), blocking)
        .thenApply(entry ->
            Answers.json(
                Answers.ACCEPTED,
                told(entry),
                Answers.tag(entry.revision()),
                Answers.location(path(entry.id()))));
  }

  private static WhatIfJson told(WhatIfEntry entry) {
    return WhatIfJson.of(entry, path(entry.id()), Optional.empty());
  }

  private CompletionStage<HttpResponse> read(Exchange exchange) {
    String id = exchange.whatIf();
    boolean events = Negotiation.prefersEvents(exchange.request());
    Optional<EntityTags> known = EntityTags.ifNoneMatch(exchange);
    Optional<Long> last =
        events ? LastEvent.of(exchange.header("Last-Event-ID")) : Optional.empty();
    return later(() -> {
      WhatIfEntry entry = find(id);
      return events
          ? streams.answer(queue.follow(id, blocking), entry, last, WhatIfReading.INSTANCE)
          : answer(entry, known);
    });
  }

  private WhatIfEntry find(String id) {
    return queue.find(id).orElseThrow(() -> QuestionQueue.missing(id));
  }

  private HttpResponse answer(WhatIfEntry entry, Optional<EntityTags> known) {
    HttpHeader tag = Answers.tag(entry.revision());
    return known.map(tags -> tags.includes(entry.revision())).orElse(false)
        ? Answers.notModified(tag)
        : Answers.json(
            Answers.OK, WhatIfJson.of(entry, path(entry.id()), queue.answer(entry.id())), tag);
  }

  /** How an event stream reads entries: an event has everything but the answer. */
  private enum WhatIfReading implements EventStreams.Reading<WhatIfEntry> {
    INSTANCE;

    @Override
    public long revision(WhatIfEntry entry) {
      return entry.revision();
    }

    @Override
    public boolean isSettled(WhatIfEntry entry) {
      return entry.state().isEnd();
    }

    @Override
    public Object document(WhatIfEntry entry) {
      return told(entry);
    }
  }

  private CompletionStage<HttpResponse> list(Exchange exchange) {
    int size = PageSize.of(exchange);
    Optional<String> before = exchange.query("cursor", Ids::isOne, "a cursor of this list");
    return later(() -> {
      List<WhatIfEntry> found = queue.page(before, size + 1);
      List<WhatIfEntry> page = found.subList(0, Math.min(size, found.size()));
      return Answers.json(
          Answers.OK,
          new WhatIfListJson(
              page.stream().map(WhatIfsResource::told).toList(),
              found.size() > size ? page.getLast().id() : null));
    });
  }

  private CompletionStage<HttpResponse> cancel(Exchange exchange) {
    String id = exchange.whatIf();
    return later(() -> {
      WhatIfEntry entry = queue.cancel(id);
      return Answers.json(Answers.OK, told(entry), Answers.tag(entry.revision()));
    });
  }

  private CompletionStage<HttpResponse> remove(Exchange exchange) {
    String id = exchange.whatIf();
    return later(() -> {
      queue.remove(id);
      return Answers.noContent();
    });
  }

  private CompletionStage<HttpResponse> report(Exchange exchange) {
    String id = exchange.whatIf();
    return later(() -> {
      String html = HtmlReport.of(answered(id));
      ContentType type = MediaTypes.TEXT_HTML.toContentType(HttpCharsets.UTF_8);
      return Answers.text(type, html, ReportPage.policy(html));
    });
  }

  private CompletionStage<HttpResponse> figures(Exchange exchange) {
    String id = exchange.whatIf();
    return later(() -> {
      ContentType type = MediaTypes.TEXT_CSV.toContentType(HttpCharsets.UTF_8);
      return Answers.text(type, CsvReport.of(answered(id)));
    });
  }

  /**
   * The answer to a question.
   *
   * @throws ProblemException if there is none
   */
  private JsonNode answered(String id) {
    WhatIfEntry entry = find(id);
    return queue
        .answer(id)
        .orElseThrow(() ->
            new ProblemException(
                ProblemCode.WRONG_STATE,
                "there is an answer when it is done; it is " + WireNames.of(entry.state())));
  }
}
