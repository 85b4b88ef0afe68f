package io.fleettwin.api.cli.bench;

import java.util.Map;
import java.util.function.Supplier;

/**
 * One run of a row.
 *
 * @param devices the size
 * @param boundFirst whether the bound is measured before the figure; it alternates from run to run,
 *     so that neither always finds the machine as the other has left it
 */
public record Trial(int devices, boolean boundFirst, TestBed bed) {

  /** Two things of which each is measured under the same conditions. */
  record Pair<F, B>(F figure, B bound) {}

  /** Measures two things, in the order of this run. */
  <F, B> Pair<F, B> inTurn(Supplier<F> figure, Supplier<B> bound) {
    if (boundFirst) {
      B first = Phase.bound(bound);
      return new Pair<>(figure.get(), first);
    }
    F first = figure.get();
    return new Pair<>(first, Phase.bound(bound));
  }

  /** Tells what the run does now. */
  void say(String what) {
    bed.screen().say("  " + what);
  }

  /** A directory for this run alone. */
  Scratch scratch(String name) {
    return scratch(name, Map.of());
  }

  /** The same, with some settings changed. */
  Scratch scratch(String name, Map<String, String> changed) {
    return bed.scratch(name, changed);
  }
}
