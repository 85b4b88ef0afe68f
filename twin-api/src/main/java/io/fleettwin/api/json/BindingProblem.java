package io.fleettwin.api.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says in the words of the request what Jackson found wrong with it. Jackson's own messages name
 * classes of the program, so they never leave it.
 */
final class BindingProblem {

  private BindingProblem() {}

  static ProblemException of(JsonProcessingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonParseException syntax) {
        return ProblemException.at(ProblemCode.BAD_JSON, syntax(syntax));
      }
    }
    FieldError error =
        e instanceof JsonMappingException mapping
            ? mapping(mapping)
            : FieldError.at("", "cannot be read");
    return ProblemException.at(ProblemCode.BAD_FIELDS, error);
  }

  private static FieldError syntax(JsonParseException e) {
    var parser = e.getProcessor();
    // How Jackson says it, and the only way to tell it from other mistakes; a test holds it.
    if (parser != null && e.getOriginalMessage().startsWith("Duplicate field")) {
      String pointer = parser.getParsingContext().pathAsPointer().toString();
      return FieldError.at(Pointers.shortened(pointer), "must not stand twice");
    }
    var place = e.getLocation();
    String where =
        place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    return FieldError.at("", "is not valid JSON" + where);
  }

  private static FieldError mapping(JsonMappingException e) {
    String pointer = Pointers.of(e.getPath());
    if (e instanceof UnrecognizedPropertyException unknown) {
      String known =
          unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
      return FieldError.at(pointer, "is not known here; known are " + known);
    }
    if (e instanceof InvalidTypeIdException) {
      return FieldError.at(
          pointer + "/type", "is required: one of " + String.join(", ", DeviceReport.TYPES));
    }
    if (e instanceof InvalidFormatException format && format.getTargetType() == String.class) {
      return FieldError.at(
          pointer, "must be text without control characters and halves of surrogate pairs");
    }
    return FieldError.at(pointer, "must be " + kind(e));
  }

  private static String kind(JsonMappingException e) {
    Class<?> target = null;
    if (e instanceof MismatchedInputException mismatch) {
      target = mismatch.getTargetType();
    } else if (e.getCause() instanceof InputCoercionException overflow) {
      target = overflow.getTargetType();
    }
    if (target == null) {
      return "of another type";
    }
    if (target == String.class) {
      return "text";
    }
    if (target == Integer.class || target == int.class) {
      return "a whole number, " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
    }
    if (target == Long.class || target == long.class) {
      return "a whole number, " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
    }
    if (target == Double.class || target == double.class) {
      return "a number";
    }
    if (List.of(Boolean.class, boolean.class).contains(target)) {
      return "true or false";
    }
    return Collection.class.isAssignableFrom(target) ? "a list" : "an object";
  }
}
