package io.fleettwin.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PersistenceIdRangeTest {
  @Example
  void theCohortsRangeEndsBeforeTheCharacterBehindTheSlash() {
    assertThat(PersistenceIdRange.ofPrefix("live/007/"))
        .isEqualTo(new PersistenceIdRange("live/007/", "live/0070"));
  }

  @Property
  void anIdIsInTheRangeExactlyWhenItBeginsWithThePrefix(
      @ForAll("ids") String prefix, @ForAll("ids") String id) {
    PersistenceIdRange range = PersistenceIdRange.ofPrefix(prefix);

    assertThat(isIn(range, id)).isEqualTo(id.startsWith(prefix));
    assertThat(isIn(range, prefix + id)).isTrue();
  }

  @Example
  void aPrefixWithoutAnEndIsRefused() {
    assertThatThrownBy(() -> PersistenceIdRange.prefixEnd(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PersistenceIdRange.prefixEnd("live/~"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+007E");
    assertThatThrownBy(() -> PersistenceIdRange.prefixEnd("live/\u00e9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+00E9");
  }

  private static boolean isIn(PersistenceIdRange range, String id) {
    return id.compareTo(range.fromInclusive()) >= 0 && id.compareTo(range.toExclusive()) < 0;
  }

  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.strings().withChars("/0017-._:A").ofMinLength(1).ofMaxLength(6);
  }
}
