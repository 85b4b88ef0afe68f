package io.fleettwin.cluster.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleettwin.device.At;
import io.fleettwin.device.CommandIds;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.rollout.RingBounds;
import io.fleettwin.rollout.RingEvent;
import io.fleettwin.rollout.Tally;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever values an event has, it is read as it was written. */
class EventFormatPropertyTest {

  private static final ObjectMapper MAPPER = EventFormat.plain();

  private static <T> void assertKept(T value) throws IOException {
    byte[] bytes = MAPPER.writeValueAsBytes(value);
    assertThat(MAPPER.<Object>readValue(bytes, MAPPER.constructType(value.getClass())))
        .isEqualTo(value);
  }

  @Property(tries = 500)
  void anyNumbersAndTexts(
      @ForAll int tick,
      @ForAll long command,
      @ForAll long endpoint,
      @ForAll int stopCode,
      @ForAll @StringLength(max = 300) String module)
      throws IOException {
    assertKept(new DeviceEvent.BugChecked(new At(tick, command, endpoint), stopCode, module));
  }

  @Property(tries = 200)
  void anyTally(@ForAll int tick, @ForAll @Size(max = 24) int[] counts) throws IOException {
    assertKept(new RingEvent.TallyChanged(tick, Tally.of(counts)));
  }

  @Property(tries = 200)
  void anyBounds(@ForAll @Size(max = 15) long[] upper) throws IOException {
    assertKept(new RingBounds(upper));
  }

  @Property(tries = 200)
  void anyCommandIds(@ForAll @Size(max = CommandIds.CAPACITY) long[] digests) throws IOException {
    assertKept(CommandIds.of(digests));
  }
}
