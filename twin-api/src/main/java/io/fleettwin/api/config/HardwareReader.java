package io.fleettwin.api.config;

import io.fleettwin.device.FormFactor;
import io.fleettwin.device.Hardware;
import io.fleettwin.fleet.Machine;
import io.fleettwin.fleet.Shares;
import io.fleettwin.software.Driver;
import io.fleettwin.software.DriverSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads makes and models, with the drivers of their images. */
final class HardwareReader {

  private final DriverGroups drivers;
  private final ConfigNode images;

  HardwareReader(DriverGroups drivers, ConfigNode images) {
    this.drivers = drivers;
    this.images = images;
  }

  /** The machines of each form factor that a group of makes covers. */
  Map<FormFactor, Shares<Machine>> read(ConfigNode group) {
    group.only(ConfigNode.SOURCE, "formFactors", "total", "makes");
    checkMakes(group.get("makes"));
    Map<FormFactor, Shares<Machine>> machines = new EnumMap<>(FormFactor.class);
    for (FormFactor formFactor : FormFactors.of(group)) {
      List<Shares.Share<Machine>> shares = new ArrayList<>();
      for (ConfigNode make : group.get("makes").items()) {
        shares.addAll(models(make, formFactor));
      }
      machines.put(
          formFactor, Percentages.checked(group.get("makes"), Percentages.total(group), shares));
    }
    return machines;
  }

  private void checkMakes(ConfigNode makes) {
    Set<String> names = new HashSet<>();
    for (ConfigNode make : makes.items()) {
      make.only(ConfigNode.SOURCE, "make", "percent", "drivers", "models");
      if (!names.add(make.get("make").text(Hardware.MAX_TEXT_CHARS))) {
        throw make.get("make").refuse("stands twice");
      }
    }
  }

  private List<Shares.Share<Machine>> models(ConfigNode make, FormFactor formFactor) {
    String name = make.get("make").text(Hardware.MAX_TEXT_CHARS);
    double percent = make.get("percent").number(0, 100);
    DriverSet set = image(make, formFactor);
    Shares<String> models =
        Percentages.table(
            make.get("models").get(formFactor.name()), (node, model) -> checked(node, model));
    List<Shares.Share<Machine>> shares = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      shares.add(
          new Shares.Share<>(new Machine(name, models.get(i), set), percent * models.share(i)));
    }
    return shares;
  }

  private static String checked(ConfigNode node, String model) {
    if (model.isBlank() || model.length() > Hardware.MAX_TEXT_CHARS) {
      throw node.refuse("a model has 1 to " + Hardware.MAX_TEXT_CHARS + " characters");
    }
    return model;
  }

  /** What every device of the form factor has, and what its maker adds. */
  private DriverSet image(ConfigNode make, FormFactor formFactor) {
    List<Driver> all = new ArrayList<>(drivers.named(images.get(formFactor.name())));
    make.find("drivers").ifPresent(list -> all.addAll(drivers.named(list)));
    return make.make(() -> new DriverSet(all));
  }
}
