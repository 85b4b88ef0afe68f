package io.fleettwin.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.device.FormFactor;
import io.fleettwin.fleet.FleetGenerator;
import io.fleettwin.fleet.FleetProfile;
import io.fleettwin.software.OsBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetProfilesTest {

  @Test
  void allShippedProfilesMakeFleets() {
    FleetProfiles profiles = Shipped.profiles();

    assertThat(profiles.names()).contains("enterprise", "enterprise-2026");
    for (String name : profiles.names()) {
      FleetProfile profile = profiles.named(name);
      assertThat(profile.name()).isEqualTo(name);
      assertThat(new FleetGenerator(profile, 1).devices(100)).hasSize(100);
    }
  }

  @Test
  void sourcesCanBeShownByTheirPlaceInTheFile() {
    var sources = Shipped.profiles().named("enterprise").sources();

    assertThat(sources.get("hardware.pcs")).contains("IDC").contains("Apple is left out");
    assertThat(sources.get("encrypted")).isEqualTo("assumed");
    assertThat(sources.get("windows.clients.builds[0]")).contains("Statcounter");
  }

  @Test
  void aProfileThatExtendsAnotherHasItsPartsAndSources() {
    FleetProfile base = Shipped.profiles().named("enterprise");
    FleetProfile later = Shipped.profiles().named("enterprise-2026");

    assertThat(later.sources().get("hardware.pcs")).isEqualTo(base.sources().get("hardware.pcs"));
    assertThat(later.sources().get("windows.clients")).contains("February 2026");
    assertThat(later.machines().get(FormFactor.LAPTOP).windows().values())
        .contains(new OsBuild(26100, 7840))
        .doesNotContain(new OsBuild(22631, 3880));
    assertThat(later.machines().get(FormFactor.LAPTOP).machines().values())
        .isEqualTo(base.machines().get(FormFactor.LAPTOP).machines().values());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a field unknown at the top    | sites:\\n          | sights: 1\\nsites:\\n | sights | allowed are [agent, bootStatus
          a field unknown further down  | make: NCR          | maker: NCR | hardware.kiosks.makes[0].maker | allowed are [drivers, make
          a part misspelt               | encrypted:         | description2: | description2 | is not a field
          a field missing               | {name: us-west, utcOffsetMinutes: -420, percent: 10} | {name: us-west, percent: 10} | sites.regions[0].utcOffsetMinutes | is missing
          shares of form factors        | LAPTOP: 55         | LAPTOP: 54 | formFactors.percent | adds up to 99.0 %, and must be 100.0 %
          shares of makes               | percent: 24.9      | percent: 25 | hardware.pcs.makes | adds up to 91.1 %, and must be 91.0 %
          shares of builds              | percent: 39.0      | percent: 39.1 | windows.clients.builds | adds up to 95.9 %, and must be 95.8 %
          shares of models              | EliteBook 840 G10: 55 | EliteBook 840 G10: 54 | hardware.pcs.makes[1].models.LAPTOP | adds up to 99.0 %
          shares of networks            | WIRED: 92          | WIRED: 91 | winReNetwork.DESKTOP | adds up to 99.0 %
          shares of sites               | [45, 25            | [44, 25 | sites.sizes | adds up to 99.0 %
          shares of regions             | percent: 15}\\n    - {name: us-east | percent: 16}\\n    - {name: us-east | sites.regions | adds up to 101.0 %
          a share above 100             | LAPTOP: 95         | LAPTOP: 195 | encrypted.LAPTOP | is 195.0, allowed are 0.0 to 100.0
          a share below 0               | LAPTOP: 95         | LAPTOP: -1 | encrypted.LAPTOP | is -1.0, allowed
          a share that is text          | LAPTOP: 95         | LAPTOP: most | encrypted.LAPTOP | is not a number
          a form factor unknown         | SERVER: 8          | TABLET: 8 | formFactors.percent.TABLET | allowed are [DESKTOP, LAPTOP, KIOSK, SERVER]
          a form factor left out        | \\n  SERVER: 20     | \\n | encrypted | says nothing about [SERVER]
          a form factor in two groups   | formFactors: [SERVER]\\n    builds | formFactors: [SERVER, KIOSK]\\n    builds | windows.servers.formFactors | KIOSK stands in two groups
          models of no form factor      | formFactors: [KIOSK] | formFactors: [KIOSK, LAPTOP] | hardware.kiosks.makes[0].models.LAPTOP | is missing
          an edition unknown            | {ENTERPRISE: 100}  | {LTSC: 100} | editions.KIOSK.LTSC | allowed are [HOME, PRO
          a start type unknown          | stornvme.sys, start: BOOT | stornvme.sys, start: EARLY | drivers.client.modules[0].start | allowed are [BOOT, SYSTEM
          a make twice                  | make: Acer         | make: HP | hardware.pcs.makes[4].make | stands twice
          a build twice                 | build: 10.0.22631.3737 | build: "22631.3880" | windows.clients.builds[1].build | stands twice
          a region twice                | name: us-central   | name: us-west | sites.regions[1].name | stands twice
          a module twice in an image    | module: cldflt.sys | module: acpi.sys | images.LAPTOP | module acpi.sys stands twice
          a group of drivers unknown    | drivers: [dell]    | drivers: [del] | hardware.pcs.makes[2].drivers[0] | is no group of drivers
          a build that is none          | build: 10.0.22631.3880 | build: ninety-five | windows.clients.builds[0].build | is not a Windows build
          an offset out of range        | utcOffsetMinutes: -420 | utcOffsetMinutes: -4200 | sites.regions[0].utcOffsetMinutes | allowed are -720 to 840
          a group of no devices         | devicesPerGroup: 1000 | devicesPerGroup: 0 | sites.devicesPerGroup | is 0, allowed are 1
          a time that is none           | total: PT180M      | total: three hours | quickMachineRecovery.total | is not a duration
          a time too long               | total: PT180M      | total: P4D | quickMachineRecovery.total | whole minutes from PT1M to PT4320M
          a retry longer than the total | retry: PT30M       | retry: PT181M | quickMachineRecovery.retry | from PT1M to PT180M
          a build that was not quoted   | build: 10.0.22631.3737 | build: 22631.3880 | windows.clients.builds[1].build | is not a text; a number that is meant as text stands in quotes
          a number where text is meant  | version: 291-2024-04-24 | version: 7.16 | agent.content.version | stands in quotes
          a base that is not there      | hardware:\\n        | extends: nothing\\nhardware:\\n | extends | there is no file of that name
          a base outside the directory  | hardware:\\n        | extends: ../presets/rings\\nhardware:\\n | extends | there is no file of that name
          """)
  void aBrokenProfileIsRefusedWithItsPlace(
      String what, String text, String broken, String path, String problem, @TempDir Path home)
      throws IOException {
    Path file = Broken.copy(Shipped.PROFILE, text, broken, home);

    assertThatThrownBy(() -> FleetProfiles.read(file))
        .as(what)
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> {
              assertThat(e.file()).isEqualTo(file.toString());
              assertThat(e.path()).isEqualTo(path);
              assertThat(e.problem()).contains(problem);
              assertThat(e).hasMessageContainingAll(file.toString(), path, problem);
            });
  }

  @Test
  void aProfileExtendsOnlyOneThatStandsOnItsOwn(@TempDir Path home) throws IOException {
    Files.copy(Shipped.PROFILE.resolveSibling("enterprise-2026.yaml"), home.resolve("second.yaml"));
    Path third = home.resolve("third.yaml");
    Files.writeString(third, "name: third\ndescription: nothing\nextends: second\n");

    assertThatThrownBy(() -> FleetProfiles.read(third))
        .hasMessageContaining("second.yaml: extends: is not a field");
  }

  @Test
  void aMissingPartIsNamed(@TempDir Path home) throws IOException {
    Path file = home.resolve("profile.yaml");
    Files.writeString(file, "name: empty\ndescription: nothing\n");

    assertThatThrownBy(() -> FleetProfiles.read(file))
        .hasMessageContaining("formFactors: is missing");
  }
}
