package io.fleettwin.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriverCatalogueTest {

  private final DriverCatalogue catalogue =
      new DriverCatalogue(
          List.of(
              entry("Guard.sys", DriverKind.ACTIVITY_MONITOR, "Acme Security"),
              entry("guard.SYS (retired)", DriverKind.ANTI_VIRUS, "ACME Security, Inc."),
              entry("shared.sys", DriverKind.ENCRYPTION, "One Ltd"),
              entry("shared.sys", DriverKind.TOP, "Other Ltd"),
              entry("old.sys on 64bit", DriverKind.UNDELETE, "Acme"),
              entry("bare", DriverKind.REPLICATION, "Acme"),
              entry("img_??.sys", DriverKind.IMAGING, "Acme")));

  @Test
  void aModuleIsFoundWhateverTheCaseOfItsName() {
    assertThat(catalogue.find("GUARD.Sys")).map(CataloguedDriver::module).contains("guard.sys");
    assertThat(catalogue.find("nobody.sys")).isEmpty();
  }

  @Test
  void theEntriesOfOneModuleAreKeptTogether() {
    assertThat(catalogue.size()).isEqualTo(7);
    assertThat(catalogue.drivers()).hasSize(5);
    assertThat(catalogue.find("guard.sys").orElseThrow().kinds())
        .containsExactlyInAnyOrder(DriverKind.ACTIVITY_MONITOR, DriverKind.ANTI_VIRUS);
  }

  @Test
  void aModuleOfSeveralKindsIsKnownByTheOneThatMattersMost() {
    assertThat(catalogue.find("guard.sys"))
        .map(CataloguedDriver::kind)
        .contains(DriverKind.ANTI_VIRUS);
  }

  @Test
  void spellingsOfOneCompanyAreOneVendor() {
    assertThat(catalogue.find("guard.sys").orElseThrow().vendor()).contains("Acme Security");
  }

  @Test
  void aFileNameThatCompaniesShareDoesNotTellTheVendor() {
    assertThat(catalogue.find("shared.sys").orElseThrow().vendor()).isEmpty();
    assertThat(catalogue.recognise(driver("shared.sys", "")).vendor()).isEmpty();
  }

  @Test
  void remarksBehindAFileNameDoNotHideIt() {
    assertThat(catalogue.find("old.sys")).isPresent();
  }

  @Test
  void aNameWithoutItsEndingIsADriverFile() {
    assertThat(catalogue.find("bare.sys")).isPresent();
  }

  @Test
  void aQuestionMarkStandsForAnyOneCharacter() {
    assertThat(catalogue.find("IMG_42.sys")).isPresent();
    assertThat(catalogue.find("img_4.sys")).isEmpty();
  }

  @Test
  void aVendorIsFilledInOnlyWhereThereIsNone() {
    assertThat(catalogue.recognise(driver("guard.sys", "")).vendor()).isEqualTo("Acme Security");
    assertThat(catalogue.recognise(driver("guard.sys", "Told")).vendor()).isEqualTo("Told");
    assertThat(catalogue.recognise(driver("own.sys", "")).vendor()).isEmpty();
  }

  @Test
  void everyGroupLeadsBackToItsKind() {
    for (DriverKind kind : DriverKind.values()) {
      assertThat(DriverKind.ofGroup(kind.group())).contains(kind);
    }
    assertThat(DriverKind.ofGroup("FSFilter Coffee")).isEmpty();
  }

  @Test
  void anEntryWithoutAModuleIsRefused() {
    assertThatThrownBy(() -> entry(" ", DriverKind.TOP, "Acme"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CatalogueEntry entry(String module, DriverKind kind, String company) {
    return new CatalogueEntry(module, BigDecimal.valueOf(320_000), kind, company);
  }

  private static Driver driver(String module, String vendor) {
    return new Driver(module, vendor, "", DriverMode.KERNEL, StartType.BOOT, LoadState.RUNNING);
  }
}
