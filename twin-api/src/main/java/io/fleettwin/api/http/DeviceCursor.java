package io.fleettwin.api.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fleettwin.fleet.DeviceFilter;
import io.fleettwin.fleet.DevicePosition;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the next page of a list begins, as clients hand it back: the place, and a digest of the
 * filter. With another filter it would leave out devices without a sign.
 */
final class DeviceCursor {

  /** What kind of cursor it is; another one must begin otherwise. */
  private static final byte VERSION = 1;

  private DeviceCursor() {}

  /** The cursor of a place, for this filter alone. */
  static String of(DevicePosition place, DeviceFilter filter) {
    byte[] behind = place.behind().getBytes(US_ASCII);
    ByteBuffer bytes = ByteBuffer.allocate(2 + Long.BYTES + behind.length);
    bytes.put(VERSION).put((byte) place.cohort()).putLong(digest(filter)).put(behind);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The place of a cursor; empty if it is none, or one of another filter. */
  static Optional<DevicePosition> place(String cursor, DeviceFilter filter) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      byte version = bytes.get();
      int cohort = bytes.get();
      long digest = bytes.getLong();
      String behind = US_ASCII.decode(bytes).toString();
      return version == VERSION && digest == digest(filter)
          ? Optional.of(new DevicePosition(cohort, behind))
          : Optional.empty();
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  /** The same in every process, for as long as filters have these conditions. */
  private static long digest(DeviceFilter filter) {
    List<Object> conditions =
        List.of(
            filter.health(),
            filter.rollout(),
            filter.ring(),
            filter.progress(),
            filter.content(),
            filter.agent(),
            filter.build(),
            filter.formFactor(),
            filter.site(),
            filter.namePrefix(),
            filter.held(),
            filter.decommissioned());
    String text = conditions.stream().map(Object::toString).collect(Collectors.joining("\0"));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
