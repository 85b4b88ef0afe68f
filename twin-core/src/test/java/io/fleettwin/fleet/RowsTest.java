package io.fleettwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.device.At;
import io.fleettwin.device.Device;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.device.DeviceHistory;
import io.fleettwin.device.DeviceId;
import io.fleettwin.device.Machines;
import io.fleettwin.random.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsTest {

  private static final int DEVICES = 5_000;
  private static final Draws DRAWS = new Draws(TestWorlds.SEED);

  private final Rows rows = new Rows();
  private final List<Device> devices = enrolled();

  /** Of one cohort: their keys end in the same bits. */
  private static List<Device> enrolled() {
    List<Device> twins = new ArrayList<>();
    for (int number = 0; twins.size() < DEVICES; number++) {
      var id = new DeviceId("PC-" + number);
      if (Cohorts.of(id) == 7) {
        var at = new At(1, 1, 0);
        twins.add(
            DeviceHistory.apply(
                null,
                new DeviceEvent.Enrolled(
                    at, id, Machines.desktop(), Machines.DRIVERS, Machines.INSTALLED)));
      }
    }
    return twins;
  }

  @Test
  void everyDeviceIsFoundInItsRowAndNoOtherIs() {
    devices.forEach(rows::add);
    assertThat(rows.size()).isEqualTo(DEVICES);
    for (int row = 0; row < DEVICES; row++) {
      DeviceId id = devices.get(row).id();
      assertThat(rows.of(id)).isEqualTo(row);
      assertThat(rows.device(row)).isSameAs(devices.get(row));
      assertThat(rows.key(row)).isEqualTo(id.key());
      assertThat(rows.of(new DeviceId(id.value() + "x"))).isEqualTo(Rows.NONE);
    }
  }

  @Test
  void devicesStandByTheirPlacesThoughMoreComeLater() {
    for (int count : new int[] {0, 1, 700, 701, DEVICES}) {
      devices.subList(rows.size(), count).forEach(rows::add);
      int[] order = rows.byPlace(DRAWS);
      assertThat(order).hasSize(count);
      assertThat(Arrays.stream(order).mapToObj(row -> rows.place(row, DRAWS)))
          .isSortedAccordingTo(Comparator.comparing(place -> place, Long::compareUnsigned));
      assertThat(Arrays.stream(order).sorted())
          .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
    }
  }

  @Test
  void aDeviceWasHeardWhenItToldSomethingOrWhenItHadNothingToTell() {
    devices.forEach(rows::add);
    rows.heard(3, 50);
    rows.heard(3, 40);
    assertThat(rows.heardTick(3)).isEqualTo(50);
    assertThat(rows.heardTick(4)).isEqualTo(devices.get(4).heardTick());
  }
}
