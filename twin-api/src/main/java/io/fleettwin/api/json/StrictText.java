package io.fleettwin.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/**
 * Reads text, and nothing that merely could be made into text: Jackson 2.13 would take numbers.
 * Control characters and halves of surrogate pairs are refused, since neither has a place in a name
 * and the latter cannot be written back as UTF-8.
 */
final class StrictText extends StdScalarDeserializer<String> {

  private static final long serialVersionUID = 1L;

  StrictText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (String) context.handleUnexpectedToken(String.class, parser);
    }
    String text = parser.getText();
    if (!isPlain(text)) {
      return (String) context.handleWeirdStringValue(String.class, text, "not plain text");
    }
    return text;
  }

  private static boolean isPlain(String text) {
    return text.codePoints()
        .noneMatch(c ->
            Character.isISOControl(c)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
