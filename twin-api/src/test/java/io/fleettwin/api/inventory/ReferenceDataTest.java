package io.fleettwin.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleettwin.device.FormFactor;
import io.fleettwin.software.CataloguedDriver;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverCatalogue;
import io.fleettwin.software.DriverKind;
import io.fleettwin.software.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceDataTest {

  private final DriverCatalogue catalogue = Fixtures.DATA.catalogue();

  @Test
  void theCatalogueHoldsAllOfMicrosoftsMinifilters() {
    assertThat(catalogue.size()).isEqualTo(2_137);
  }

  @ParameterizedTest
  @CsvSource({
    "csagent.sys, CrowdStrike Ltd.",
    "CSAgent.SYS, CrowdStrike Ltd.",
    "WdFilter.sys, Microsoft",
    "mfehidk.sys, McAfee Inc.",
    "klif.sys, Kaspersky Lab"
  })
  void securityDriversAreKnownAsAntiVirusOfTheirVendors(String module, String vendor) {
    CataloguedDriver driver = catalogue.find(module).orElseThrow();
    assertThat(driver.kind()).isEqualTo(DriverKind.ANTI_VIRUS);
    assertThat(driver.vendor()).contains(vendor);
  }

  @Test
  void aModuleWithALaterAltitudeUnderARemarkIsOneModule() {
    CataloguedDriver sentinel = catalogue.find("sentinelmonitor.sys").orElseThrow();
    assertThat(sentinel.entries()).hasSize(2);
    assertThat(sentinel.kind()).isEqualTo(DriverKind.ANTI_VIRUS);
    assertThat(sentinel.vendor()).contains("SentinelOne");
  }

  @Test
  void aLibrarysDriverThatManyCompaniesShipHasNoVendor() {
    CataloguedDriver shared = catalogue.find("cbfilter20.sys").orElseThrow();
    assertThat(shared.entries()).hasSizeGreaterThan(10);
    assertThat(shared.vendor()).isEmpty();
  }

  @Test
  void everyVendorAndModuleFitsIntoADriver() {
    assertThat(catalogue.drivers())
        .allSatisfy(driver -> {
          assertThat(driver.module()).hasSizeLessThanOrEqualTo(Driver.MAX_TEXT_CHARS);
          assertThat(driver.vendor().orElse("")).hasSizeLessThanOrEqualTo(Driver.MAX_TEXT_CHARS);
        });
  }

  @Test
  void stopCodesHaveNames() {
    assertThat(Fixtures.DATA.bugChecks().size()).isEqualTo(378);
    assertThat(Fixtures.DATA.bugChecks().of(0x50)).contains("PAGE_FAULT_IN_NONPAGED_AREA");
    assertThat(Fixtures.DATA.bugChecks().of(0xC000021A)).isPresent();
    assertThat(Fixtures.DATA.bugChecks().of(0x7FFFFFFF)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Dell Inc., Latitude 5440, LAPTOP",
    "Dell Inc., OptiPlex 7090, DESKTOP",
    "Dell Inc., Precision 5570, LAPTOP",
    "Dell Inc., Precision 3660, DESKTOP",
    "Dell Inc., Precision 3581, LAPTOP",
    "Dell Inc., PowerEdge R650, SERVER",
    "HP, HP EliteBook 840 G9 Notebook PC, LAPTOP",
    "HP, HP ProDesk 600 G6 Desktop Mini PC, DESKTOP",
    "HP, HP Engage One Pro AIO System, KIOSK",
    "LENOVO, 20XW004AGE, LAPTOP",
    "LENOVO, 11MYS0AB00, DESKTOP",
    "LENOVO, 82RN004UGE, LAPTOP",
    "Microsoft Corporation, Surface Pro 9, LAPTOP",
    "Microsoft Corporation, Surface Studio, DESKTOP",
    "Microsoft Corporation, Virtual Machine, DESKTOP",
    "'VMware, Inc.', 'VMware20,1', DESKTOP",
    "NCR, SelfServ 90, KIOSK"
  })
  void theModelTellsTheFormFactor(String make, String model, FormFactor expected) {
    assertThat(Fixtures.DATA.formFactor(Optional.empty(), Optional.of(make), Optional.of(model)))
        .contains(expected);
  }

  @Test
  void aModelThatNobodyKnowsTellsNothing() {
    assertThat(
            Fixtures.DATA.formFactor(
                Optional.empty(), Optional.of("Contoso"), Optional.of("Wonder 9")))
        .isEmpty();
  }

  @Test
  void windowsServerMakesAServerOfAVirtualMachine() {
    assertThat(
            Fixtures.DATA.formFactor(
                Optional.of(Edition.SERVER), Optional.of("Xen"), Optional.of("HVM domU")))
        .contains(FormFactor.SERVER);
  }

  @ParameterizedTest
  @CsvSource({
    "Microsoft Windows 11 Enterprise, ENTERPRISE",
    "Microsoft Windows 11 Entreprise, ENTERPRISE",
    "Microsoft Windows 10 Pro, PRO",
    "Microsoft Windows 11 Professionnel, PRO",
    "Microsoft Windows 11 Pro Education, EDUCATION",
    "Microsoft Windows 11 Famille, HOME",
    "Core, HOME",
    "Microsoft Windows Server 2022 Datacenter, SERVER"
  })
  void theNameTellsTheEdition(String name, Edition expected) {
    assertThat(Fixtures.DATA.edition(name)).contains(expected);
  }

  @Test
  void aWrongRowStopsTheStartAndIsNamed(@TempDir Path directory) throws IOException {
    copyDataTo(directory);
    Files.writeString(
        directory.resolve("minifilter-altitudes.csv"),
        "module,altitude,load_order_group,company\na.sys,1,FSFilter Top,A\nb.sys,2,Coffee,B\n");
    assertThatThrownBy(() -> ReferenceData.load(directory))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("minifilter-altitudes.csv, line 3")
        .hasMessageContaining("Coffee");
  }

  @Test
  void aWrongFormFactorStopsTheStartAndTellsWhatIsAllowed(@TempDir Path directory)
      throws IOException {
    copyDataTo(directory);
    Files.writeString(
        directory.resolve("form-factors.csv"), "pattern,form_factor,note\nx,SUBMARINE,\n");
    assertThatThrownBy(() -> ReferenceData.load(directory))
        .hasMessageContaining("form-factors.csv, line 2")
        .hasMessageContaining("KIOSK");
  }

  @Test
  void aWrongHeaderStopsTheStart(@TempDir Path directory) throws IOException {
    copyDataTo(directory);
    Files.writeString(directory.resolve("bug-check-codes.csv"), "name,code\nA,0x1\n");
    assertThatThrownBy(() -> ReferenceData.load(directory)).hasMessageContaining("code,name");
  }

  private static void copyDataTo(Path directory) throws IOException {
    try (var files = Files.list(Fixtures.dataDirectory())) {
      for (Path file : files.toList()) {
        Files.copy(
            file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
