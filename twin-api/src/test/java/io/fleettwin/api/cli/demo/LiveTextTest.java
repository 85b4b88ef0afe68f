package io.fleettwin.api.cli.demo;

import static io.fleettwin.api.cli.demo.Views.completed;
import static io.fleettwin.api.cli.demo.Views.haltedByRing;
import static io.fleettwin.api.cli.demo.Views.open;
import static io.fleettwin.api.cli.demo.Views.pending;
import static io.fleettwin.api.cli.demo.Views.plan;
import static io.fleettwin.api.cli.demo.Views.revertedByVendor;
import static io.fleettwin.api.cli.demo.Views.running;
import static io.fleettwin.api.cli.demo.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.cluster.rollout.RolloutView;
import io.fleettwin.rollout.Count;
import io.fleettwin.rollout.RolloutPlan;
import io.fleettwin.software.DriverMode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveTextTest {
  private static final Instant NOW = Instant.parse("2024-07-19T05:31:00Z");
  private static final RolloutPlan RINGS = plan(DriverMode.KERNEL, "Test", "First");

  @Test
  void whileItRunsItTellsMomentDevicesDownAndRing() {
    Map<Count, Integer> counts = Map.of(Count.RECOVERY, 12_000, Count.BOOT_LOOP, 345);
    assertThat(text(view(82, running(RINGS), open("Test", 0, counts), pending("First"))))
        .isEqualTo("Plan: Fri 19 Jul 2024 05:31, 12,345 down, ring Test");
  }

  @Test
  void beforeARingOpensThereIsNone() {
    assertThat(text(view(0, running(RINGS), pending("Test"), pending("First"))))
        .endsWith("0 down, between rings");
  }

  @Test
  void agentsThatAreDownAreToldBesideDevicesThatAreDown() {
    Map<Count, Integer> counts = Map.of(Count.DEGRADED, 7);
    assertThat(text(view(82, running(RINGS), open("Test", 0, counts), pending("First"))))
        .endsWith("0 down, 7 without agent, ring Test");
  }

  @Test
  void anEndIsNamed() {
    assertThat(text(view(9, haltedByRing(RINGS, 0, 9)))).endsWith("halted");
    assertThat(text(view(9, revertedByVendor(RINGS, 9)))).endsWith("halted");
    assertThat(text(view(9, completed(RINGS, 9)))).endsWith("all rings passed");
    assertThat(text(view(9, Views.cancelled(RINGS, 9)))).endsWith("cancelled");
  }

  private static String text(RolloutView view) {
    return LiveText.of("Plan", NOW, view);
  }
}
