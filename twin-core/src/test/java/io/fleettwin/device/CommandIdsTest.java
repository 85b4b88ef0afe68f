package io.fleettwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class CommandIdsTest {

  @Property
  void theLatestSixteenAreRemembered(@ForAll @Size(max = 50) @UniqueElements List<Long> digests) {
    var ids = CommandIds.NONE;
    for (long digest : digests) {
      ids = ids.plus(digest);
    }
    int forgotten = Math.max(0, digests.size() - 16);
    for (int i = 0; i < digests.size(); i++) {
      assertThat(ids.contains(digests.get(i))).isEqualTo(i >= forgotten);
    }
    assertThat(ids.toArray())
        .containsExactly(
            digests.subList(forgotten, digests.size()).stream().mapToLong(d -> d).toArray());
  }

  @Property
  void whatIsWrittenDownIsReadBack(@ForAll @Size(max = 16) @UniqueElements List<Long> digests) {
    var ids = CommandIds.of(digests.stream().mapToLong(d -> d).toArray());
    assertThat(CommandIds.of(ids.toArray())).isEqualTo(ids).hasSameHashCodeAs(ids);
  }

  @Test
  void rememberingOneTwiceForgetsNoOther() {
    var ids = CommandIds.NONE;
    for (long digest = 1; digest <= 16; digest++) {
      ids = ids.plus(digest);
    }
    assertThat(ids.plus(16L).contains(1L)).isTrue();
    assertThat(ids.plus(17L).contains(1L)).isFalse();
  }

  @Test
  void whatIsRememberedDoesNotChangeFromOutside() {
    long[] digests = {1, 2};
    var ids = CommandIds.of(digests);
    digests[0] = 3;
    ids.toArray()[1] = 3;
    assertThat(ids).isEqualTo(CommandIds.of(1, 2));
  }

  @Test
  void moreThanSixteenCannotBeRemembered() {
    assertThatThrownBy(() -> CommandIds.of(new long[17]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
