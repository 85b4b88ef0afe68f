package io.fleettwin.api.json;

import java.util.regex.Pattern;

/** Names that clients choose and that have no type of their own in the core. */
public final class Names {

  /** What the id of a rollout looks like, for people; as {@code RolloutPlan} demands it. */
  public static final String ROLLOUT_FORM =
      "1 to 64 lower-case letters, digits or '-', beginning with a letter or digit";

  /** What the id of a safeguard hold looks like, for people. */
  public static final String HOLD_FORM =
      "1 to 80 letters, digits, '.', ':', '_' or '-', beginning with a letter or digit";

  private static final Pattern ROLLOUT = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern HOLD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,79}");

  private Names() {}

  public static boolean isRollout(String text) {
    return ROLLOUT.matcher(text).matches();
  }

  public static boolean isHold(String text) {
    return HOLD.matcher(text).matches();
  }
}
