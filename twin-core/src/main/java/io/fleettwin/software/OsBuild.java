package io.fleettwin.software;

import java.util.regex.Pattern;

/**
 * A build of Windows, such as 10.0.26100.4770.
 *
 * @param build number of the release, such as 26100 for Windows 11 24H2
 * @param revision update build revision (UBR), such as 4770; 0 where it is not known
 */
public record OsBuild(int build, int revision) implements Comparable<OsBuild> {

  /** First build of Windows 11, version 24H2. */
  public static final int WINDOWS_11_24H2 = 26100;

  /** The largest build number or revision. */
  public static final int MAX_NUMBER = 999_999;

  private static final Pattern FORM =
      Pattern.compile("(?!10\\.0$)(?:10\\.0\\.)?([0-9]{1,6})(?:\\.([0-9]{1,6}))?");

  public OsBuild {
    if (build < 0 || build > MAX_NUMBER || revision < 0 || revision > MAX_NUMBER) {
      throw new IllegalArgumentException("build and revision are 0 to " + MAX_NUMBER);
    }
  }

  /**
   * Reads {@code 10.0.26100.4770}, {@code 26100.4770} or {@code 26100}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static OsBuild parse(String text) {
    var match = FORM.matcher(text.strip());
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a Windows build; expected a form like 10.0.26100.4770");
    }
    String revision = match.group(2);
    return new OsBuild(
        Integer.parseInt(match.group(1)), revision == null ? 0 : Integer.parseInt(revision));
  }

  /** Whether this is Windows 11 24H2 or later. */
  public boolean isAtLeast24H2() {
    return build >= WINDOWS_11_24H2;
  }

  @Override
  public int compareTo(OsBuild other) {
    int byBuild = Integer.compare(build, other.build);
    return byBuild != 0 ? byBuild : Integer.compare(revision, other.revision);
  }

  @Override
  public String toString() {
    return "10.0." + build + "." + revision;
  }
}
