package io.fleettwin.cluster.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import com.typesafe.config.ConfigFactory;
import io.fleettwin.cluster.device.DeviceTwin;
import io.fleettwin.cluster.journal.PersistenceIds;
import io.fleettwin.cluster.node.FakeSharding;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.DeviceCommand.ReportBoot;
import io.fleettwin.device.DeviceId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WayToTwinsTest {

  private static final ActorTestKit IDLE = kit("default-idle-strategy");
  private static final ActorTestKit LIMITED = kit("least-recently-used");

  private boolean alone = true;
  private final DeviceId device = new DeviceId("PC-1");
  private final DeviceCommand command = new ReportBoot("boot", 1, true);
  private final FakeSharding sharding = new FakeSharding();
  private final TestInbox<DeviceTwin.Reply> replies = TestInbox.create();
  private final TestInbox<DeviceTwin.Command> twin = TestInbox.create();

  @AfterAll
  static void stop() {
    IDLE.shutdownTestKit();
    LIMITED.shutdownTestKit();
  }

  @Test
  void aTwinThatHasNotSaidWhereItIsIsReachedBySharding() {
    way(IDLE).tell(device, command);

    assertThat(bySharding()).containsExactly(carry());
  }

  @Test
  void aTwinThatHasSaidWhereItIsIsReachedDirectlyUntilItGoes() {
    WayToTwins way = way(IDLE);
    way.found("PC-1", twin.getRef());
    way.tell(device, command);
    assertThat(twin.getAllReceived()).containsExactly(carry());
    assertThat(bySharding()).isEmpty();

    way.lost("PC-1");
    way.tell(device, command);

    assertThat(twin.getAllReceived()).isEmpty();
    assertThat(bySharding()).containsExactly(carry());
  }

  @Test
  void aTwinThatDoesNotAnswerIsLookedForBySharding() {
    WayToTwins way = way(IDLE);
    way.found("PC-1", twin.getRef());

    way.tellAgain(device, command);
    way.tell(device, command);

    assertThat(twin.getAllReceived()).isEmpty();
    assertThat(bySharding()).containsExactly(carry(), carry());
  }

  @Test
  void aTwinThatDidNotAnswerMayBeThereStillThoughItIsNotKnown() {
    WayToTwins way = way(IDLE);
    way.found("PC-1", twin.getRef());
    assertThat(way.known()).containsExactly("PC-1");
    assertThat(way.hasLostSome()).isFalse();

    way.tellAgain(device, command);

    assertThat(way.known()).isEmpty();
    assertThat(way.hasLostSome()).isTrue();
  }

  @Test
  void whereOnlySoManyTwinsMayBeInMemoryTheirShardSeesEachMessage() {
    WayToTwins way = way(LIMITED);
    way.found("PC-1", twin.getRef());

    way.tell(device, command);

    assertThat(bySharding()).containsExactly(carry());
  }

  @Test
  void whereThereAreOtherNodesTwinsAreReachedBySharding() {
    WayToTwins way = way(IDLE);
    way.found("PC-1", twin.getRef());
    alone = false;

    way.tell(device, command);

    assertThat(bySharding()).containsExactly(carry());
  }

  private DeviceTwin.Carry carry() {
    return new DeviceTwin.Carry(command, true, replies.getRef());
  }

  private List<DeviceTwin.Command> bySharding() {
    return sharding.received(DeviceTwin.ENTITY_KEY, PersistenceIds.device("live", device));
  }

  private WayToTwins way(ActorTestKit kit) {
    return new WayToTwins(kit.system(), () -> alone, sharding, "live", replies.getRef());
  }

  private static ActorTestKit kit(String strategy) {
    return ActorTestKit.create(
        ConfigFactory.parseString("akka.cluster.sharding.passivation.strategy = " + strategy));
  }
}
