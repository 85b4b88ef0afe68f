package io.fleettwin.cluster.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import akka.cluster.sharding.typed.ShardingEnvelope;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.device.DeviceId;
import io.fleettwin.fleet.Cohorts;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CohortShardsTest {

  private final CohortShards<String> shards = new CohortShards<>();

  @Test
  void aDeviceIsInTheShardOfItsCohortInEveryWorld() {
    assertThat(IntStream.range(0, 500).mapToObj(number -> new DeviceId("PC-" + number)))
        .allSatisfy(device -> {
          String cohort = Integer.toString(Cohorts.of(device));
          assertThat(shards.shardId(PersistenceIds.device("live", device))).isEqualTo(cohort);
          assertThat(shards.shardId(PersistenceIds.device("fork-2", device))).isEqualTo(cohort);
          assertThat(shards.shardId(PersistenceIds.cohort("live", Cohorts.of(device))))
              .isEqualTo(cohort);
        });
  }

  @Test
  void anEnvelopeIsTakenApart() {
    var envelope = new ShardingEnvelope<>("live/007/PC-1", "message");

    assertThat(shards.entityId(envelope)).isEqualTo("live/007/PC-1");
    assertThat(shards.unwrapMessage(envelope)).isEqualTo("message");
    assertThat(shards.shardId("live/007/PC-1")).isEqualTo("7");
  }
}
