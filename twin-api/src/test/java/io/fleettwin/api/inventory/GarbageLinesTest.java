package io.fleettwin.api.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands between good rows, they are read, and no import fails on it. */
class GarbageLinesTest {

  private static final int TRIES = 300;

  @Property(tries = TRIES)
  void driverqueryKeepsTheGoodRowsBetweenGarbage(@ForAll("garbage") List<String> garbage)
      throws Exception {
    IntFunction<String> good =
        i ->
            "\"drv"
                + i
                + "\",\"d\",\"d\",\"Kernel \",\"Boot\",\"Running\",\"OK\",\"TRUE\",\"FALSE\","
                + "\"20,480\",\"0\",\"0\",\"\",\"C:\\Windows\\drv"
                + i
                + ".sys\",\"0\"";
    String header = String.join(",", DriverqueryColumns.VERBOSE);
    ImportResult result =
        new DriverqueryParser(Fixtures.DATA.catalogue())
            .parse(Fixtures.text(mixed(header, good, garbage)), "g.csv", Fixtures.DEVICE);
    assertThat(Fixtures.modules(result.devices().get(0)))
        .containsAll(names(garbage, i -> "drv" + i + ".sys"));
  }

  @Property(tries = TRIES)
  void intuneKeepsTheGoodRowsBetweenGarbage(@ForAll("garbage") List<String> garbage)
      throws Exception {
    String header = "Device ID,Device name,OS,OS version,Manufacturer,Model,SkuFamily,Encrypted";
    IntFunction<String> good = i -> "id-" + i + ",PC,Windows,10.0.22631.1,HP,EliteDesk,Pro,Yes";
    ImportResult result =
        new IntuneParser(Fixtures.DATA).parse(Fixtures.text(mixed(header, good, garbage)), "g.csv");
    assertThat(result.devices())
        .extracting(device -> device.id().value())
        .containsAll(names(garbage, i -> "id-" + i));
  }

  @Property(tries = TRIES)
  void osqueryKeepsTheGoodLinesBetweenGarbage(@ForAll("garbage") List<String> garbage)
      throws Exception {
    IntFunction<String> good =
        i ->
            "{\"name\":\"os\",\"hostIdentifier\":\"PC-"
                + i
                + "\",\"unixTime\":1,"
                + "\"action\":\"snapshot\",\"snapshot\":[{\"build\":\"22631\"}]}";
    ImportResult result =
        new OsqueryParser(Fixtures.DATA)
            .parse(Fixtures.text(mixed(good.apply(-1), good, garbage)), "g.ndjson");
    assertThat(result.devices())
        .extracting(device -> device.id().value())
        .containsAll(names(garbage, i -> "PC-" + i));
  }

  @Property(tries = TRIES)
  void aFileOfNothingButGarbageIsReadOrRefusedButNeverFails(
      @ForAll("garbage") List<String> garbage, @ForAll Format format) throws Exception {
    String text = String.join("\n", garbage);
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    String outcome;
    try {
      new InventoryImport(Fixtures.DATA).parse(format, in, Optional.of(Fixtures.DEVICE));
      outcome = "read";
    } catch (UnreadableInventoryException e) {
      outcome = "refused: " + e.code();
    }
    assertThat(outcome).matches("read|refused: (EMPTY|WRONG_HEADER|COMPRESSED)");
  }

  /** Lines of any characters, and lines made of the characters that have a meaning. */
  @Provide
  Arbitrary<List<String>> garbage() {
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(60);
    Arbitrary<String> meaningful =
        Arbitraries.strings()
            .withChars('"', ',', ';', '{', '}', '[', ']', ':', '\\', '\r', ' ', 'a', '1', '\0')
            .ofMaxLength(60);
    return Arbitraries.oneOf(anything, meaningful)
        .map(line -> line.replace('\n', ' '))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  /** The first line, then garbage and good rows by turns. */
  private static String[] mixed(String first, IntFunction<String> good, List<String> garbage) {
    var lines = new ArrayList<String>(List.of(first));
    for (int i = 0; i < garbage.size(); i++) {
      lines.add(garbage.get(i));
      lines.add(good.apply(i));
    }
    return lines.toArray(String[]::new);
  }

  private static List<String> names(List<String> garbage, IntFunction<String> name) {
    var names = new ArrayList<String>();
    for (int i = 0; i < garbage.size(); i++) {
      names.add(name.apply(i));
    }
    return names;
  }
}
