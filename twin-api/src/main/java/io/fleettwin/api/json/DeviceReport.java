package io.fleettwin.api.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.fleettwin.device.DeviceCommand;
import io.fleettwin.device.InstallProgress;
import io.fleettwin.recovery.RecoveryMeans;
import java.util.List;

/** What a device, or a tool, reports; the field {@code type} tells which it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(name = "boot", value = DeviceReport.Boot.class),
  @JsonSubTypes.Type(name = "crash", value = DeviceReport.Crash.class),
  @JsonSubTypes.Type(name = "agent", value = DeviceReport.Agent.class),
  @JsonSubTypes.Type(name = "install", value = DeviceReport.Install.class),
  @JsonSubTypes.Type(name = "inventory", value = DeviceReport.Inventory.class),
  @JsonSubTypes.Type(name = "remediation", value = DeviceReport.Remediation.class),
  @JsonSubTypes.Type(name = "heartbeat", value = DeviceReport.Heartbeat.class)
})
public sealed interface DeviceReport {

  /** The values that the field {@code type} can have. */
  List<String> TYPES =
      List.of("boot", "crash", "agent", "install", "inventory", "remediation", "heartbeat");

  /**
   * The command that carries the report to the device's twin.
   *
   * @param tick of now, in the device's world
   * @throws ProblemException if it is not valid
   */
  DeviceCommand toCommand(String commandId, int tick);

  /** The device has tried to start Windows. */
  record Boot(Boolean succeeded) implements DeviceReport {
    @Override
    public DeviceCommand toCommand(String commandId, int tick) {
      Checks checks = Checks.ofBody();
      boolean started = checks.flag("succeeded", succeeded, null);
      checks.verify();
      return new DeviceCommand.ReportBoot(commandId, tick, started);
    }
  }

  /**
   * The device stopped with a bug check.
   *
   * @param stopCode such as {@code 0x50}
   * @param faultingModule left out if it is not known
   */
  record Crash(String stopCode, String faultingModule) implements DeviceReport {
    @Override
    public DeviceCommand toCommand(String commandId, int tick) {
      Checks checks = Checks.ofBody();
      int code = BugChecks.code(checks, stopCode);
      String module = BugChecks.module(checks, faultingModule);
      checks.verify();
      return new DeviceCommand.ReportCrash(commandId, tick, code, module);
    }
  }

  /** The device is up, and its security agent has come up or gone down. */
  record Agent(Boolean running) implements DeviceReport {
    @Override
    public DeviceCommand toCommand(String commandId, int tick) {
      Checks checks = Checks.ofBody();
      boolean runs = checks.flag("running", running, null);
      checks.verify();
      return new DeviceCommand.ReportAgent(commandId, tick, runs);
    }
  }

  /** How far the device has come with the update of a rollout. */
  record Install(String rollout, String progress) implements DeviceReport {
    @Override
    public DeviceCommand toCommand(String commandId, int tick) {
      Checks checks = Checks.ofBody();
      String id = checks.text("rollout", rollout, Names::isRollout, Names.ROLLOUT_FORM, "x");
      InstallProgress reached = checks.constant("progress", progress, InstallProgress.class, null);
      checks.verify();
      return new DeviceCommand.ReportInstall(commandId, tick, id, reached);
    }
  }

  /** What is on the device. */
  record Inventory(InventoryJson inventory) implements DeviceReport {
    @Override
    public DeviceCommand toCommand(String commandId, int tick) {
      Checks checks = Checks.ofBody();
      DeviceAttributes found =
          checks.present("inventory", inventory) ? inventory.read(checks.in("inventory")) : null;
      checks.verify();
      return new DeviceCommand.ReportInventory(
          commandId, tick, found.profile(), found.drivers(), found.installed(), true);
    }
  }

  /** The device was mended. */
  record Remediation(String means) implements DeviceReport {
    @Override
    public DeviceCommand toCommand(String commandId, int tick) {
      Checks checks = Checks.ofBody();
      RecoveryMeans how = checks.constant("means", means, RecoveryMeans.class, null);
      checks.verify();
      return new DeviceCommand.Remediate(commandId, tick, how);
    }
  }

  /** The device is up and has nothing to tell. */
  record Heartbeat() implements DeviceReport {
    @Override
    public DeviceCommand toCommand(String commandId, int tick) {
      return new DeviceCommand.Heartbeat(commandId, tick);
    }
  }
}
