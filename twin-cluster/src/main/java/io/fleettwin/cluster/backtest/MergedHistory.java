package io.fleettwin.cluster.backtest;

import io.fleettwin.backtest.Backtest;
import io.fleettwin.rollout.RingEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The events of all rings of a rollout, tick by tick. Of each ring a page is in memory at a time.
 */
final class MergedHistory {

  /** Events of a ring that are read at a time, some 200 bytes each. */
  static final int PAGE = 1_000;

  /**
   * What is to be read next.
   *
   * @param from number of the first event within the ring
   */
  record Page(String persistenceId, long from, long to) {}

  private static final class Ring {
    private final String persistenceId;
    private final Queue<RingEvent> page = new ArrayDeque<>();
    private long next = 1;

    /** Number of its last event when it was first read: what comes later is not waited for. */
    private long last = Long.MAX_VALUE;

    Ring(String persistenceId) {
      this.persistenceId = persistenceId;
    }

    boolean isMissing() {
      return page.isEmpty() && next <= last;
    }

    long pageEnd() {
      return Math.min(last, next + PAGE - 1);
    }
  }

  private final List<Ring> rings;
  private final int lastTick;
  private Ring reading;

  /**
   * @param persistenceIds of the rings, in their order
   * @param lastTick what comes after it is left out
   */
  MergedHistory(List<String> persistenceIds, int lastTick) {
    this.rings = persistenceIds.stream().map(Ring::new).toList();
    this.lastTick = lastTick;
  }

  int lastTick() {
    return lastTick;
  }

  /** Hands on all that is known to be next, until a page is missing; empty if none is. */
  Optional<Page> handOnTo(Backtest backtest) {
    while (true) {
      int next = -1;
      for (int number = 0; number < rings.size(); number++) {
        Ring ring = rings.get(number);
        if (ring.isMissing()) {
          reading = ring;
          return Optional.of(new Page(ring.persistenceId, ring.next, ring.pageEnd()));
        }
        if (!ring.page.isEmpty() && (next < 0 || tick(ring) < tick(rings.get(next)))) {
          next = number;
        }
      }
      if (next < 0) {
        return Optional.empty();
      }
      backtest.accept(next, rings.get(next).page.remove());
    }
  }

  private static int tick(Ring ring) {
    return ring.page.element().tick();
  }

  /** Takes an event of the page that is being read. */
  void put(RingEvent event) {
    if (event.tick() <= lastTick) {
      reading.page.add(event);
    }
  }

  /**
   * The page that is being read has ended.
   *
   * @param last number of the ring's last event now
   */
  void pageEnded(long last) {
    reading.next = reading.pageEnd() + 1;
    reading.last = Math.min(reading.last, last);
  }
}
