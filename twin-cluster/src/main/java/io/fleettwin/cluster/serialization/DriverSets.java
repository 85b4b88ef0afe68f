package io.fleettwin.cluster.serialization;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fleettwin.cluster.journal.DriverSetTable;
import io.fleettwin.software.DriverSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Driver sets by their content: thousands of devices share one, so an event names a set instead of
 * holding it, and all twins of a node share one object. A set is in the database before the first
 * event that names it.
 */
public final class DriverSets {

  /** Bytes of the SHA-256 digest that name a set; 128 bits never collide by chance. */
  private static final int ID_BYTES = 16;

  /** Sets whose names are at hand; a fleet has some hundreds, and every change makes a new one. */
  private static final int MOST_IDS_KEPT = 10_000;

  private final DriverSetTable table;
  private final ObjectMapper mapper;

  /** Kept as long as a device has them. */
  private final Cache<String, DriverSet> byId = Caffeine.newBuilder().weakValues().build();

  private final Cache<DriverSet, String> ids =
      Caffeine.newBuilder().maximumSize(MOST_IDS_KEPT).build();

  public DriverSets(DriverSetTable table, ObjectMapper mapper) {
    this.table = table;
    this.mapper = mapper;
  }

  /** The name of a set; it is stored first if it is new. Blocks while it is stored. */
  public String idOf(DriverSet set) {
    String known = ids.getIfPresent(set);
    return known != null ? known : store(set);
  }

  /** The set of this name. Blocks if this node has not seen it yet. */
  public DriverSet get(String id) {
    DriverSet known = byId.getIfPresent(id);
    return known != null ? known : load(id);
  }

  private String store(DriverSet set) {
    try {
      byte[] payload = mapper.writeValueAsBytes(set);
      String id = digest(payload);
      table.store(id, payload);
      remember(id, set);
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DriverSet load(String id) {
    try {
      return remember(id, mapper.readValue(table.read(id), DriverSet.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one object of this set that all devices share. */
  private DriverSet remember(String id, DriverSet set) {
    DriverSet shared = byId.get(id, first -> set);
    ids.put(shared, id);
    return shared;
  }

  /** The name of a set that is written like this. */
  static String digest(byte[] payload) {
    try {
      byte[] full = MessageDigest.getInstance("SHA-256").digest(payload);
      return HexFormat.of().formatHex(Arrays.copyOf(full, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
