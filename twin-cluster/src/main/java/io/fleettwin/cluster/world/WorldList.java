package io.fleettwin.cluster.world;

import io.fleettwin.decision.Refusal;
import io.fleettwin.decision.RefusalCode;
import io.fleettwin.world.WorldSettings;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which worlds there are.
 *
 * @param worlds by name, each with the world that it is a fork of
 * @param doomed those that are being deleted
 */
record WorldList(SortedMap<String, Optional<String>> worlds, SortedSet<String> doomed) {

  static final WorldList EMPTY = new WorldList(new TreeMap<>(), new TreeSet<>());

  WorldList {
    worlds = Collections.unmodifiableSortedMap(worlds);
    doomed = Collections.unmodifiableSortedSet(doomed);
  }

  WorldList apply(WorldsEvent event) {
    SortedMap<String, Optional<String>> nowThere = new TreeMap<>(worlds);
    SortedSet<String> nowDoomed = new TreeSet<>(doomed);
    switch (event) {
      case WorldsEvent.WorldAdded e -> nowThere.put(e.world(), e.parent());
      case WorldsEvent.WorldDoomed e -> nowDoomed.add(e.world());
      case WorldsEvent.WorldRemoved e -> {
        nowThere.remove(e.world());
        nowDoomed.remove(e.world());
      }
    }
    return new WorldList(nowThere, nowDoomed);
  }

  /** Both together. */
  WorldList plus(WorldList other) {
    SortedMap<String, Optional<String>> all = new TreeMap<>(worlds);
    all.putAll(other.worlds);
    SortedSet<String> allDoomed = new TreeSet<>(doomed);
    allDoomed.addAll(other.doomed);
    return new WorldList(all, allDoomed);
  }

  /** Names of those that are to stay. */
  List<String> names() {
    return worlds.keySet().stream().filter(name -> !doomed.contains(name)).toList();
  }

  /** Why a world cannot be made now. */
  Optional<Refusal> refuseBirth(String world, Optional<String> parent) {
    if (doomed.contains(world)) {
      return refuse(
          RefusalCode.WRONG_STATE,
          "the world %s is being deleted: try again when it is gone".formatted(world));
    }
    return parent.flatMap(this::refuseFork);
  }

  private Optional<Refusal> refuseFork(String parent) {
    if (WorldSettings.isEphemeral(parent)) {
      return refuse(
          RefusalCode.WRONG_STATE,
          "a world in memory alone cannot be forked, since nothing of its past is kept: play it in"
              + " one whose name does not begin with "
              + WorldSettings.EPHEMERAL_PREFIX);
    }
    return names().contains(parent)
        ? Optional.empty()
        : refuse(RefusalCode.NOT_FOUND, "there is no world " + parent);
  }

  /**
   * Why a world cannot be deleted.
   *
   * @param reserved forks that are being made, with the worlds that they come from
   */
  Optional<Refusal> refuseEnd(String world, SortedMap<String, Optional<String>> reserved) {
    if (world.equals(WorldSettings.LIVE)) {
      return refuse(
          RefusalCode.WRONG_STATE, "the world live mirrors the real fleet and is not deleted");
    }
    if (!worlds.containsKey(world)) {
      return refuse(RefusalCode.NOT_FOUND, "there is no world " + world);
    }
    SortedMap<String, Optional<String>> all = new TreeMap<>(worlds);
    all.putAll(reserved);
    List<String> forks =
        all.keySet().stream()
            .filter(name -> all.get(name).filter(world::equals).isPresent())
            .toList();
    return forks.isEmpty()
        ? Optional.empty()
        : refuse(
            RefusalCode.WRONG_STATE,
            "the world %s has forks, which need it: delete %s first"
                .formatted(world, String.join(", ", forks)));
  }

  private static Optional<Refusal> refuse(RefusalCode code, String why) {
    return Optional.of(new Refusal(code, why));
  }
}
