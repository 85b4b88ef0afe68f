package io.fleettwin.fleet;

import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceId;
import io.fleettwin.random.Draw;
import io.fleettwin.random.Draws;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The devices of a cohort, each in a row of its own that it never leaves, and the row of each id.
 * In columns of primitives: a million devices have a row.
 */
final class Rows {

  /** What {@link #of} answers for an id that has no row. */
  static final int NONE = -1;

  private Device[] devices = new Device[0];
  private long[] keys = new long[0];
  private int[] heard = new int[0];
  private int size;

  /** 1 + the row, where a key's bits point to or in the next slots; 0 ends the search. */
  private int[] slots = new int[16];

  private int[] order = new int[0];

  int size() {
    return size;
  }

  Device device(int row) {
    return devices[row];
  }

  /** The number that stands for the device in draws. */
  long key(int row) {
    return keys[row];
  }

  /** The row of a device, or {@link #NONE}. */
  int of(DeviceId id) {
    long key = id.key();
    for (int slot = slotOf(key); slots[slot] != 0; slot = next(slot)) {
      int row = slots[slot] - 1;
      if (keys[row] == key && devices[row].id().equals(id)) {
        return row;
      }
    }
    return NONE;
  }

  /** Gives a device that has none a row. */
  int add(Device device) {
    if (size == devices.length) {
      int room = Math.max(16, size + (size >> 1));
      devices = Arrays.copyOf(devices, room);
      keys = Arrays.copyOf(keys, room);
    }
    int row = size++;
    devices[row] = device;
    keys[row] = device.id().key();
    if (size > slots.length / 4 * 3) {
      slots = new int[slots.length * 2];
      IntStream.range(0, size).forEach(this::enter);
    } else {
      enter(row);
    }
    return row;
  }

  /** Puts a device in the row that it has, and says what was there. */
  Device replace(int row, Device device) {
    Device before = devices[row];
    devices[row] = device;
    return before;
  }

  private void enter(int row) {
    int slot = slotOf(keys[row]);
    while (slots[slot] != 0) {
      slot = next(slot);
    }
    slots[slot] = row + 1;
  }

  /** The lowest bits of all keys of a cohort are the same. */
  private int slotOf(long key) {
    return (int) (key >>> 32) & (slots.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  /** Takes note that a device was heard, though it had nothing to tell. */
  void heard(int row, int tick) {
    if (row >= heard.length) {
      heard = Arrays.copyOf(heard, devices.length);
    }
    heard[row] = Math.max(heard[row], tick);
  }

  /** When a device was heard last, whether it told something or not. */
  int heardTick(int row) {
    int told = devices[row].heardTick();
    return row < heard.length ? Math.max(told, heard[row]) : told;
  }

  /** The place of a device in the order of the rings. */
  long place(int row, Draws draws) {
    return draws.bits(keys[row], Draw.RING_ORDER, 0);
  }

  /** All rows by their devices' places; not to be changed. */
  int[] byPlace(Draws draws) {
    if (order.length != size) {
      long[] places = IntStream.range(0, size).mapToLong(row -> place(row, draws)).toArray();
      order =
          IntStream.range(0, size)
              .boxed()
              .sorted(Comparator.comparing(row -> places[row], Long::compareUnsigned))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return order;
  }
}
