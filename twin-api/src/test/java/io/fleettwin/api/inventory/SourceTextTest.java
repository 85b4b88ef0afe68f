package io.fleettwin.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.api.inventory.UnreadableInventoryException.Code;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {

  private static final String TEXT = "\"Gerät\",\"20 480\"";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkTellsTheEncodingAndIsTakenOff(String charset) throws Exception {
    assertThat(read(("\uFEFF" + TEXT).getBytes(Charset.forName(charset)))).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "IBM850"})
  void withoutAMarkTheBytesTellTheEncoding(String charset) throws Exception {
    assertThat(read(TEXT.getBytes(Charset.forName(charset)))).isEqualTo(TEXT);
  }

  @Test
  void theCodePageOfTheConsoleCanBeGiven() throws Exception {
    var in = new ByteArrayInputStream("Драйвер".getBytes(Charset.forName("IBM866")));
    var text = new StringWriter();
    SourceText.open(in, "russian.csv", Charset.forName("IBM866")).transferTo(text);
    assertThat(text.toString()).isEqualTo("Драйвер");
  }

  @Test
  void aCharacterThatTheSniffingCutsInTwoIsStillUtf8() throws Exception {
    String text = "x".repeat(SourceText.SNIFFED_BYTES - 1) + "é and more";
    assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
  }

  @Test
  void anEmptyFileIsAnEmptyText() throws Exception {
    assertThat(read(new byte[0])).isEmpty();
  }

  @Test
  void anArchiveIsRefused() {
    assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0}))
        .isInstanceOf(UnreadableInventoryException.class)
        .hasMessageContaining("unpack it")
        .extracting(e -> ((UnreadableInventoryException) e).code())
        .isEqualTo(Code.COMPRESSED);
    assertThatThrownBy(() -> read(new byte[] {0x1F, (byte) 0x8B, 8}))
        .isInstanceOf(UnreadableInventoryException.class);
  }

  private static String read(byte[] bytes) throws Exception {
    var text = new StringWriter();
    SourceText.open(new ByteArrayInputStream(bytes), "file").transferTo(text);
    return text.toString();
  }
}
