package io.fleettwin.cluster.node;

import io.fleettwin.fleet.Cohorts;
import io.fleettwin.fleet.DevicePage;
import io.fleettwin.fleet.DevicePosition;
import io.fleettwin.fleet.DeviceSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * The way through the cohorts of a world, one after the other, until enough devices are found. What
 * is common is found in the first cohort; for what is rare ever more of them are asked at once: 1,
 * 2, 4 and so on.
 */
final class DeviceWalk {

  /** Devices that are looked at for one page; whoever asks goes on from where it ends. */
  static final int MOST_LOOKS = 1_000_000;

  /** Asks the cohort of a place for devices behind it. */
  @FunctionalInterface
  interface Question {
    CompletableFuture<DevicePage> ask(DevicePosition from, int limit);
  }

  private final Question question;
  private final int limit;
  private final List<DeviceSummary> found = new ArrayList<>();
  private Optional<DevicePosition> next;
  private int looked;

  private DeviceWalk(Question question, DevicePosition from, int limit) {
    this.question = question;
    this.limit = limit;
    this.next = Optional.of(from);
  }

  /**
   * Walks from a place until so many devices are found, or the world has no more.
   *
   * @param limit at least 1
   */
  static CompletionStage<FoundDevices> from(DevicePosition from, int limit, Question question) {
    return new DeviceWalk(question, from, limit).goOn(1);
  }

  private CompletionStage<FoundDevices> goOn(int atOnce) {
    if (next.isEmpty() || found.size() == limit || looked >= MOST_LOOKS) {
      return CompletableFuture.completedFuture(new FoundDevices(found, next));
    }
    List<DevicePosition> places = places(next.get(), atOnce);
    int wanted = limit - found.size();
    return CohortQuestions.all(places.stream().map(at -> question.ask(at, wanted)).toList())
        .thenCompose(pages -> goOn(take(places, pages) ? 2 * atOnce : 1));
  }

  private static List<DevicePosition> places(DevicePosition first, int atOnce) {
    return IntStream.range(first.cohort(), Math.min(Cohorts.COUNT, first.cohort() + atOnce))
        .mapToObj(cohort -> cohort == first.cohort() ? first : new DevicePosition(cohort, ""))
        .toList();
  }

  /** Whether all of the cohorts were looked through; what comes behind a gap is not taken. */
  private boolean take(List<DevicePosition> places, List<DevicePage> pages) {
    looked += pages.stream().mapToInt(DevicePage::looked).sum();
    for (int i = 0; i < pages.size() && found.size() < limit; i++) {
      int cohort = places.get(i).cohort();
      DevicePage page = pages.get(i);
      int room = limit - found.size();
      if (page.devices().size() > room) {
        found.addAll(page.devices().subList(0, room));
        next = Optional.of(new DevicePosition(cohort, found.getLast().id()));
        return true;
      }
      found.addAll(page.devices());
      next = behind(cohort, page);
      if (!page.ended()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<DevicePosition> behind(int cohort, DevicePage page) {
    if (!page.ended()) {
      return Optional.of(new DevicePosition(cohort, page.reached()));
    }
    return cohort + 1 < Cohorts.COUNT
        ? Optional.of(new DevicePosition(cohort + 1, ""))
        : Optional.empty();
  }
}
