package io.fleettwin.cluster.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.cluster.journal.InboxRecord.Forgotten;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What an inbox has is read as it was written. */
class InboxRecordTest {

  @Property(tries = 300)
  void recordsAreReadAsTheyWereWritten(@ForAll("records") List<InboxRecord> records)
      throws IOException {
    assertThat(read(InboxRecord.bytes(records)))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(records);
  }

  @Example
  void whatEndsInTheMiddleOfARecordIsNotTakenForLess() {
    byte[] bytes = InboxRecord.bytes(List.of(InboxRows.event("live/007/A", 1)));
    for (int length = 1; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
    }
  }

  @Example
  void aKindThatIsNotKnownIsNotSkipped() {
    assertThatThrownBy(() -> read(new byte[] {9}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("9");
  }

  private static List<InboxRecord> read(byte[] bytes) throws IOException {
    List<InboxRecord> records = new ArrayList<>();
    InboxRecord.read(new DataInputStream(new ByteArrayInputStream(bytes)), records::add);
    return records;
  }

  @Provide
  Arbitrary<List<InboxRecord>> records() {
    Arbitrary<InboxRecord> forgotten =
        Combinators.combine(texts(), Arbitraries.longs()).as(Forgotten::new);
    return Arbitraries.oneOf(events(), forgotten).list().ofMaxSize(20);
  }

  private static Arbitrary<InboxRecord> events() {
    Arbitrary<EventKey> keys = Combinators.combine(texts(), Arbitraries.longs()).as(EventKey::new);
    return Combinators.combine(
            keys,
            texts(),
            Arbitraries.longs(),
            texts(),
            payloads(),
            Arbitraries.integers(),
            texts(),
            Arbitraries.of(true, false))
        .as((key, writer, time, adapter, payload, serializer, manifest, meta) ->
            new EventRow(
                key,
                writer,
                time,
                adapter,
                payload,
                serializer,
                manifest,
                meta ? payload : null,
                meta ? serializer : null,
                meta ? manifest : null));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(255);
  }

  private static Arbitrary<byte[]> payloads() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
  }
}
