package io.fleettwin.software;

/** The edition of Windows; it decides the defaults of Quick Machine Recovery. */
public enum Edition {
  HOME,
  PRO,
  ENTERPRISE,
  EDUCATION,
  SERVER
}
