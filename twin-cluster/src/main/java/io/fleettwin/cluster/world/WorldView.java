package io.fleettwin.cluster.world;

import io.fleettwin.cluster.serialization.ClusterMessage;
import io.fleettwin.update.SafeguardHold;
import io.fleettwin.world.Past;
import io.fleettwin.world.WorldSettings;
import java.util.List;

/**
 * How a world stands.
 *
 * @param tick minutes since its epoch
 * @param runsUntil the tick until which a world with a virtual clock was asked to run; -1 if it is
 *     not running
 * @param rollouts ids of its rollouts, oldest first
 * @param past where a fork comes from, see {@link Past}; else empty
 */
public record WorldView(
    WorldSettings settings,
    int tick,
    int runsUntil,
    List<String> rollouts,
    List<SafeguardHold> holds,
    List<Past> past,
    long revision)
    implements ClusterMessage {}
