package io.fleettwin.decision;

/**
 * A command that is not carried out, as a value.
 *
 * @param message for people: what is wrong, and what would be right
 */
public record Refusal(RefusalCode code, String message) {}
