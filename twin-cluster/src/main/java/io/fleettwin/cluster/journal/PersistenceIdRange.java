package io.fleettwin.cluster.journal;

/**
 * A range of persistence ids, compared character by character, as both databases are set to do.
 *
 * @param fromInclusive the first id
 * @param toExclusive the first id that is not meant any more
 */
public record PersistenceIdRange(String fromInclusive, String toExclusive) {

  /** The last ASCII character that has a successor of which all databases think the same. */
  private static final char LAST_USABLE = '}';

  /** All ids that begin with a prefix, for example {@code live/007/}. */
  public static PersistenceIdRange ofPrefix(String prefix) {
    return new PersistenceIdRange(prefix, prefixEnd(prefix));
  }

  /** One id alone: ids have no characters before the space, nor a space. */
  public static PersistenceIdRange ofOne(String id) {
    return new PersistenceIdRange(id, id + " ");
  }

  /**
   * The least string that is greater than every string with this prefix: {@code live/0070} for
   * {@code live/007/}, since {@code 0} follows {@code /}.
   *
   * @throws IllegalArgumentException if the prefix is empty, or its last character is not a visible
   *     ASCII character up to '}'. Beyond ASCII the databases order strings differently: H2 by
   *     UTF-16 unit, PostgreSQL by UTF-8 byte.
   */
  public static String prefixEnd(String prefix) {
    if (prefix.isEmpty()) {
      throw new IllegalArgumentException("an empty prefix has no end: name at least the world");
    }
    int last = prefix.length() - 1;
    char character = prefix.charAt(last);
    if (character < ' ' || character > LAST_USABLE) {
      throw new IllegalArgumentException(
          "a prefix must end in an ASCII character from ' ' to '}', not in U+%04X"
              .formatted((int) character));
    }
    return prefix.substring(0, last) + (char) (character + 1);
  }
}
