package io.fleettwin.forecast;

import io.fleettwin.endpoint.Happening;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.RolloutEvent;
import io.fleettwin.rollout.RolloutState;
import io.fleettwin.rollout.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * What a forecast has found: of each ring the tally at each tick, how often what happened at each
 * tick, and what was decided.
 */
public final class Timeline implements ForecastLog {

  private final int firstTick;
  private final int lastTick;
  private final Tallies[] rings;
  private final List<List<RingEvent>> ringEvents = new ArrayList<>();
  private final List<RolloutEvent> rolloutEvents = new ArrayList<>();
  private RolloutState end;
  private int told;

  /** Tallies and happenings of a ring, tick by tick, in blocks. */
  private static final class Tallies {
    private static final int WIDTH = Changes.COUNTS + Changes.HAPPENINGS;
    private static final int BLOCK_BITS = 8;
    private static final int[] NOTHING = new int[Changes.HAPPENINGS];
    private final int[][] blocks;

    Tallies(int ticks) {
      blocks = new int[(ticks >> BLOCK_BITS) + 1][];
    }

    void put(int position, int[] tally, int[] happenings) {
      int number = position >> BLOCK_BITS;
      if (blocks[number] == null) {
        blocks[number] = new int[WIDTH << BLOCK_BITS];
      }
      int at = at(position);
      System.arraycopy(tally, 0, blocks[number], at, Changes.COUNTS);
      System.arraycopy(happenings, 0, blocks[number], at + Changes.COUNTS, Changes.HAPPENINGS);
    }

    /** The same tally as the position before, and nothing happened. */
    void repeat(int position) {
      int[] tally = new int[Changes.COUNTS];
      for (int count = 0; count < tally.length; count++) {
        tally[count] = get(position - 1, count);
      }
      put(position, tally, NOTHING);
    }

    int get(int position, int column) {
      return blocks[position >> BLOCK_BITS][at(position) + column];
    }

    private static int at(int position) {
      return (position & ((1 << BLOCK_BITS) - 1)) * WIDTH;
    }
  }

  /** With nothing told yet. */
  public Timeline(int firstTick, int lastTick, int rings) {
    this.firstTick = firstTick;
    this.lastTick = lastTick;
    this.told = firstTick - 1;
    this.rings = new Tallies[rings];
    for (int ring = 0; ring < rings; ring++) {
      this.rings[ring] = new Tallies(lastTick - firstTick + 1);
      ringEvents.add(new ArrayList<>());
    }
  }

  @Override
  public void passed(int tick, int[][] tallies, int[][] happenings) {
    repeatUpTo(tick - 1);
    for (int ring = 0; ring < rings.length; ring++) {
      rings[ring].put(tick - firstTick, tallies[ring], happenings[ring]);
    }
    told = tick;
  }

  private void repeatUpTo(int tick) {
    while (told < tick) {
      told++;
      for (Tallies ring : rings) {
        ring.repeat(told - firstTick);
      }
    }
  }

  @Override
  public void decided(RolloutEvent event) {
    rolloutEvents.add(event);
  }

  @Override
  public void decided(int ring, RingEvent event) {
    ringEvents.get(ring).add(event);
  }

  @Override
  public void ended(RolloutState state) {
    repeatUpTo(lastTick);
    end = state;
  }

  /** The tick of the rollout's start. */
  public int firstTick() {
    return firstTick;
  }

  public int lastTick() {
    return lastTick;
  }

  public int rings() {
    return rings.length;
  }

  /** How many devices of a ring stood where at the end of a tick. */
  public Tally tally(int ring, int tick) {
    int[] counts = new int[Changes.COUNTS];
    for (int count = 0; count < counts.length; count++) {
      counts[count] = rings[ring].get(tick - firstTick, count);
    }
    return Tally.of(counts);
  }

  /** How many devices of a ring stood in one place at the end of a tick. */
  public int count(int ring, int tick, Count count) {
    return rings[ring].get(tick - firstTick, count.ordinal());
  }

  /** To how many devices of a ring something happened at a tick. */
  public int happenings(int ring, int tick, Happening what) {
    return rings[ring].get(tick - firstTick, Changes.COUNTS + what.ordinal());
  }

  /** What the rollout decided, in order; without its start. */
  public List<RolloutEvent> rolloutEvents() {
    return List.copyOf(rolloutEvents);
  }

  /** What a ring decided, in order. */
  public List<RingEvent> ringEvents(int ring) {
    return List.copyOf(ringEvents.get(ring));
  }

  /** How the rollout stood at the end. */
  public RolloutState end() {
    return end;
  }
}
