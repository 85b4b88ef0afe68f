package io.fleettwin.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleettwin.device.FormFactor;
import io.fleettwin.device.SiteRole;
import io.fleettwin.endpoint.Calendar;
import io.fleettwin.endpoint.ModelParameters;
import io.fleettwin.endpoint.Presence;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.fleet.FleetProfile;
import io.fleettwin.fleet.GeneratedDevice;
import io.fleettwin.fleet.MachineShares;
import io.fleettwin.fleet.Shares;
import io.fleettwin.random.Draws;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverMode;
import io.fleettwin.software.Edition;
import io.fleettwin.software.StartType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A large fleet made from the shipped profile is like the profile. */
class EnterpriseFleetTest {

  private static final int SIZE = 50_000;

  /** One count of all those checked here lies further out by chance in about one seed of 10,000. */
  private static final double SIGMAS = 5;

  private static final FleetProfile PROFILE = Shipped.profiles().named("enterprise");
  private static final Map<FormFactor, List<GeneratedDevice>> FLEET =
      new FleetGenerator(PROFILE, 20240719)
          .devices(SIZE)
          .collect(Collectors.groupingBy(d -> d.profile().hardware().formFactor()));

  @Test
  void formFactorsHaveTheirShares() {
    List<GeneratedDevice> all = FLEET.values().stream().flatMap(List::stream).toList();
    check(all, PROFILE.formFactors(), d -> d.profile().hardware().formFactor());
  }

  @Test
  void eachAttributeHasItsSharesInEachFormFactor() {
    FLEET.forEach((formFactor, devices) -> {
      MachineShares shares = PROFILE.machines().get(formFactor);
      check(devices, shares.windows(), d -> d.installed().os());
      check(devices, shares.editions(), d -> d.profile().edition());
      check(devices, shares.disks(), d -> d.profile().hardware().disk());
      check(devices, shares.networks(), d -> d.profile().recovery().network());
      check(devices, shares.bootStatus(), d -> d.profile().recovery().bootStatus());
      check(devices, shares.encrypted(), d -> d.profile().encrypted());
      check(devices, shares.agent(), d -> !d.installed().agent().isEmpty());
      check(devices, shares.infrastructure(), d -> d.profile().role() == SiteRole.INFRASTRUCTURE);
    });
  }

  @Test
  void makesAndModelsHaveTheirShares() {
    FLEET.forEach((formFactor, devices) -> {
      var machines = PROFILE.machines().get(formFactor).machines();
      for (int i = 0; i < machines.size(); i++) {
        var machine = machines.get(i);
        check(
            devices,
            machines.share(i),
            d ->
                d.profile().hardware().make().equals(machine.make())
                    && d.profile().hardware().model().equals(machine.model()));
      }
    });
  }

  @Test
  void publishedSharesAreTakenInProportionWithoutWhatIsLeftOut() {
    check(FLEET.get(FormFactor.LAPTOP), 24.9 / 91, d -> hasMake(d, "LENOVO"));
    check(FLEET.get(FormFactor.DESKTOP), 20.2 / 91, d -> hasMake(d, "HP"));
    check(FLEET.get(FormFactor.LAPTOP), 65.0 / 95.8, d -> d.installed().os().build() == 19045);
    check(FLEET.get(FormFactor.DESKTOP), 30.8 / 95.8, d -> d.installed().os().build() > 22000);
  }

  private static boolean hasMake(GeneratedDevice device, String make) {
    return device.profile().hardware().make().equals(make);
  }

  @Test
  void agentVersionsHaveTheirShares() {
    var versions = PROFILE.agent().orElseThrow().versions();
    List<GeneratedDevice> withAgent =
        FLEET.get(FormFactor.LAPTOP).stream()
            .filter(d -> !d.installed().agent().isEmpty())
            .toList();
    check(withAgent, versions, d -> d.installed().agent());
  }

  @Test
  void whoHasTheAgentHasItsKernelDriverThatLoadsAtEveryStart() {
    FLEET
        .values()
        .forEach(devices ->
            devices.forEach(device -> {
              Optional<Driver> driver = device.drivers().find("csagent.sys");
              assertThat(driver.isPresent()).isEqualTo(!device.installed().agent().isEmpty());
              assertThat(device.installed().content().isEmpty()).isEqualTo(driver.isEmpty());
              driver.ifPresent(d -> {
                assertThat(d.mode()).isEqualTo(DriverMode.KERNEL);
                assertThat(d.start()).isEqualTo(StartType.BOOT);
                assertThat(d.vendor()).isEqualTo("CrowdStrike");
              });
            }));
  }

  @Test
  void imagesAreAHandfulAndOfUsualSize() {
    var images =
        FLEET.values().stream()
            .flatMap(List::stream)
            .map(GeneratedDevice::drivers)
            .collect(Collectors.toSet());

    assertThat(images).hasSizeBetween(10, 100);
    assertThat(images).allSatisfy(i -> assertThat(i.drivers()).hasSizeBetween(12, 32));
  }

  /** BSI and Bitkom, 331 German organisations: 32 % of PCs and 51 % of servers were down. */
  @Test
  void asManyDevicesInCentralEuropeAreExposedAsWereDownInJuly2024() {
    Predicate<GeneratedDevice> exposed = EnterpriseFleetTest::isOnWithAgentDuringThePush;
    List<GeneratedDevice> pcs =
        FLEET.entrySet().stream()
            .filter(entry -> entry.getKey() != FormFactor.SERVER)
            .flatMap(entry -> entry.getValue().stream())
            .filter(device -> device.profile().site().name().startsWith("europe-central"))
            .toList();
    List<GeneratedDevice> servers = FLEET.get(FormFactor.SERVER);

    assertThat(pcs.stream().filter(exposed).count() / (double) pcs.size())
        .isCloseTo(0.32, within(0.03));
    assertThat(servers.stream().filter(exposed).count() / (double) servers.size())
        .isCloseTo(0.51, within(0.03));
  }

  private static boolean isOnWithAgentDuringThePush(GeneratedDevice device) {
    int fridayAt0409 = 4 * Calendar.DAY + 4 * 60 + 9;
    var model = ModelParameters.defaults();
    var presence =
        new Presence(
            new Calendar(fridayAt0409), new Draws(291), model.leftOnShare(), model.eveningShare());
    return !device.installed().agent().isEmpty()
        && presence.nextUp(device.profile(), device.id().key(), 0) < 78;
  }

  @Test
  void noDeviceHadQuickMachineRecoveryIn2024() {
    assertThat(FLEET.values().stream().flatMap(List::stream))
        .noneMatch(d -> d.profile().recovery().cloudRemediation());
  }

  @Test
  void onServersAndNowhereElseRunsAServerEdition() {
    FLEET.forEach((formFactor, devices) ->
        assertThat(devices)
            .allMatch(d ->
                (d.profile().edition() == Edition.SERVER) == (formFactor == FormFactor.SERVER)));
  }

  private static <T> void check(
      List<GeneratedDevice> devices, Shares<T> shares, Function<GeneratedDevice, T> attribute) {
    for (int i = 0; i < shares.size(); i++) {
      T value = shares.get(i);
      check(devices, shares.share(i), d -> attribute.apply(d).equals(value));
    }
  }

  private static void check(
      List<GeneratedDevice> devices, double share, Predicate<GeneratedDevice> has) {
    int n = devices.size();
    double slack = SIGMAS * Math.sqrt(n * share * (1 - share)) + 1e-6;
    assertThat((double) devices.stream().filter(has).count())
        .as("%.4f of %d", share, n)
        .isBetween(n * share - slack, n * share + slack);
  }
}
