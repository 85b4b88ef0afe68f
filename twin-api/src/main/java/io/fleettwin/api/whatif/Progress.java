package io.fleettwin.api.whatif;

/** Is told how far an answer has come, on any thread. */
public interface Progress {

  /**
   * A part of the work begins.
   *
   * @param part for people
   * @param futures to be played in it, at most
   */
  void begins(String part, long futures);

  /** One more future of the part has been played. */
  void played();

  /** Whether nobody wants the answer any more. */
  boolean isCancelled();
}
