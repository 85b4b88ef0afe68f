package io.fleettwin.api.json;

import io.fleettwin.software.Driver;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Bug checks on the wire: codes are hexadecimal, as Windows shows them, such as {@code 0x50}. */
final class BugChecks {

  private static final String FORM =
      "a bug check code such as 0x50, with 1 to 8 hexadecimal digits";

  private static final Pattern CODE = Pattern.compile("0[xX][0-9a-fA-F]{1,8}");

  private BugChecks() {}

  static String of(int code) {
    return String.format("0x%X", code);
  }

  private static OptionalInt parse(String text) {
    return CODE.matcher(text).matches()
        ? OptionalInt.of(Integer.parseUnsignedInt(text.substring(2), 16))
        : OptionalInt.empty();
  }

  /** A code in the field {@code stopCode}, which must be there. */
  static int code(Checks checks, String value) {
    String code = checks.text("stopCode", value, text -> parse(text).isPresent(), FORM, "0x0");
    return parse(code).orElseThrow();
  }

  /**
   * A module in the field {@code faultingModule}, in lower case as drivers' modules are; empty if
   * it is left out.
   */
  static String module(Checks checks, String value) {
    return checks
        .text("faultingModule", value, 0, Driver.MAX_TEXT_CHARS, "")
        .toLowerCase(Locale.ROOT);
  }
}
