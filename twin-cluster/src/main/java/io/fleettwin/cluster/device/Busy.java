package io.fleettwin.cluster.device;

import io.fleettwin.cluster.clerk.JournalClerk.Append;
import io.fleettwin.device.Device;
import java.time.Duration;

/** Why a twin takes no commands just now. */
sealed interface Busy {

  /** Whether the twin has waited for too long, and has to see for itself. */
  boolean isOverdue();

  /** It was not asked anything yet. */
  enum Asleep implements Busy {
    INSTANCE;

    @Override
    public boolean isOverdue() {
      return true;
    }
  }

  /**
   * Its cohort was asked how it is.
   *
   * @param since {@link System#nanoTime}
   */
  record Recalling(long since) implements Busy {

    /** A message can get lost; the cohort itself may take long to read its devices. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static Recalling now() {
      return new Recalling(System.nanoTime());
    }

    @Override
    public boolean isOverdue() {
      return isOver(since, PATIENCE);
    }
  }

  /** Its events are being read from the journal. */
  record Reading(long since) implements Busy {

    static Reading now() {
      return new Reading(System.nanoTime());
    }

    @Override
    public boolean isOverdue() {
      return isOver(since, JOURNAL_PATIENCE);
    }
  }

  /**
   * Events are being persisted.
   *
   * @param carry what they follow from
   * @param wish what the clerk was asked
   * @param after how the device is then
   */
  record Writing(DeviceTwin.Carry carry, Append wish, Device after, long since) implements Busy {

    @SuppressWarnings("ReferenceEquality") // an equal wish may have come before, and failed
    boolean awaits(Append answered) {
      return wish == answered;
    }

    static Writing now(DeviceTwin.Carry carry, Append wish, Device after) {
      return new Writing(carry, wish, after, System.nanoTime());
    }

    @Override
    public boolean isOverdue() {
      return isOver(since, JOURNAL_PATIENCE);
    }
  }

  /** The journal answers within a minute, if only that it has failed (config/journal.conf). */
  Duration JOURNAL_PATIENCE = Duration.ofSeconds(90);

  private static boolean isOver(long since, Duration patience) {
    return System.nanoTime() - since > patience.toNanos();
  }
}
