package io.fleettwin.api.whatif.queue;

import io.fleettwin.api.config.QuestionDocument;
import io.fleettwin.api.whatif.Progress;
import io.fleettwin.cluster.history.WhatIfEntry;
import io.fleettwin.cluster.history.WhatIfProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A question that this node answers, and those who wait to hear how far it has come. */
final class QueuedQuestion implements Progress {

  /** Futures may be over in a millisecond; nobody follows more than a few events a second. */
  static final Duration TOLD_EVERY = Duration.ofMillis(250);

  /** Before there is a future, there must be a fleet. */
  private static final String FIRST_PART = "Fleet";

  private final QuestionDocument document;
  private final LongSupplier nanos;

  /** How it stands as far as it was told. */
  private WhatIfEntry told;

  private CompletableFuture<WhatIfEntry> change = new CompletableFuture<>();
  private String part = FIRST_PART;
  private long step;
  private long played;
  private long total;
  private long partBegan;
  private long toldAt;

  QueuedQuestion(WhatIfEntry entry, QuestionDocument document, LongSupplier nanos) {
    this.told = entry;
    this.document = document;
    this.nanos = nanos;
  }

  QuestionDocument document() {
    return document;
  }

  synchronized String id() {
    return told.id();
  }

  synchronized void begin(Instant now) {
    if (!isCancelled()) {
      tell(told.running(now).at(progress()));
    }
  }

  @Override
  public synchronized void begins(String name, long futures) {
    part = name.substring(0, Math.min(name.length(), WhatIfProgress.MAX_PART_CHARS));
    step++;
    played = 0;
    total = futures;
    partBegan = nanos.getAsLong();
    tellProgress();
  }

  @Override
  public synchronized void played() {
    step++;
    played++;
    if (played == total || nanos.getAsLong() - toldAt >= TOLD_EVERY.toNanos()) {
      tellProgress();
    }
  }

  /** Whether it has ended, here or elsewhere. */
  @Override
  public synchronized boolean isCancelled() {
    return told.state().isEnd();
  }

  /** It has ended; the second time changes nothing. */
  synchronized void end(WhatIfEntry last) {
    if (!isCancelled()) {
      tell(last);
    }
  }

  private void tellProgress() {
    if (!isCancelled()) {
      tell(told.at(progress()));
    }
  }

  private void tell(WhatIfEntry now) {
    told = now;
    toldAt = nanos.getAsLong();
    // On a thread of its own: whoever waits must not hold up those who play.
    change.completeAsync(() -> now);
    change = new CompletableFuture<>();
  }

  /** How it stands this moment. */
  synchronized WhatIfEntry entry() {
    return isCancelled() || told.started().isEmpty() ? told : told.at(progress());
  }

  synchronized WhatIfProgress progress() {
    OptionalLong left = OptionalLong.empty();
    if (played > 0) {
      double nanosLeft = (double) (nanos.getAsLong() - partBegan) / played * (total - played);
      left = OptionalLong.of(Math.round(nanosLeft / TimeUnit.SECONDS.toNanos(1)));
    }
    return new WhatIfProgress(step, part, played, total, left);
  }

  /** How it stands as soon as there is more to tell than this revision. */
  synchronized CompletionStage<WhatIfEntry> behind(long revision) {
    return told.revision() > revision ? CompletableFuture.completedFuture(told) : change;
  }
}
