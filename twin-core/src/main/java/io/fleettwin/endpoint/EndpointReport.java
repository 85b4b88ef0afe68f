package io.fleettwin.endpoint;

import io.fleettwin.device.At;
import io.fleettwin.device.DeviceEvent;
import io.fleettwin.recovery.RecoveryMeans;
import io.fleettwin.update.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a step of the model into the events that a device's twin keeps. */
public final class EndpointReport {

  private EndpointReport() {}

  /**
   * The events of a step, each with the endpoint's state after all of them.
   *
   * @param command digest of the command that brings them to the twin
   */
  public static List<DeviceEvent> of(Step step, int tick, long command, Situation situation) {
    At at = new At(tick, command, step.next().pack());
    if (step.isQuiet()) {
      return List.of(new DeviceEvent.EndpointMoved(at));
    }
    List<DeviceEvent> events = new ArrayList<>();
    for (Happening happening : step.happenings()) {
      events.add(event(happening, at, step.next().means(), situation));
    }
    return events;
  }

  private static DeviceEvent event(
      Happening happening, At at, RecoveryMeans means, Situation situation) {
    return switch (happening) {
      case INSTALL_STARTED -> new DeviceEvent.InstallStarted(at);
      case RESTART_PENDING -> new DeviceEvent.RestartPending(at);
      case RESTART_BEGAN -> new DeviceEvent.RestartBegan(at);
      case UPDATE_ACTIVATED -> new DeviceEvent.UpdateActivated(at);
      case BUG_CHECKED ->
          new DeviceEvent.BugChecked(
              at,
              situation.defect().map(Defect::stopCode).orElse(0),
              situation.defect().map(Defect::faultingModule).orElse(""));
      case START_FAILED -> new DeviceEvent.StartFailed(at);
      case ENTERED_BOOT_LOOP -> new DeviceEvent.EnteredBootLoop(at);
      case ENTERED_RECOVERY -> new DeviceEvent.EnteredRecovery(at);
      case REMEDIATION_MISSED -> new DeviceEvent.RemediationMissed(at);
      case REMEDIATION_FOUND -> new DeviceEvent.RemediationFound(at);
      case RECOVERY_TIMED_OUT -> new DeviceEvent.RecoveryTimedOut(at);
      case HANDS_NEEDED -> new DeviceEvent.HandsNeeded(at);
      case HANDS_ARRIVED -> new DeviceEvent.HandsArrived(at);
      case REMEDIATED -> new DeviceEvent.Remediated(at, means);
      case STARTED -> new DeviceEvent.Started(at);
      case AGENT_STOPPED -> new DeviceEvent.AgentStopped(at);
      case AGENT_RESTART_FAILED -> new DeviceEvent.AgentRestartFailed(at);
      case OFFER_WITHDRAWN -> new DeviceEvent.OfferWithdrawn(at);
      case ROLLBACK_ORDERED -> new DeviceEvent.RollbackOrdered(at);
      case ROLLED_BACK -> new DeviceEvent.RolledBack(at);
    };
  }

  /** What happened to a simulated endpoint, if the event says that something did. */
  public static Optional<Happening> happening(DeviceEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case DeviceEvent.InstallStarted e -> Happening.INSTALL_STARTED;
          case DeviceEvent.RestartPending e -> Happening.RESTART_PENDING;
          case DeviceEvent.RestartBegan e -> Happening.RESTART_BEGAN;
          case DeviceEvent.UpdateActivated e -> Happening.UPDATE_ACTIVATED;
          case DeviceEvent.BugChecked e -> Happening.BUG_CHECKED;
          case DeviceEvent.StartFailed e -> Happening.START_FAILED;
          case DeviceEvent.EnteredBootLoop e -> Happening.ENTERED_BOOT_LOOP;
          case DeviceEvent.EnteredRecovery e -> Happening.ENTERED_RECOVERY;
          case DeviceEvent.RemediationMissed e -> Happening.REMEDIATION_MISSED;
          case DeviceEvent.RemediationFound e -> Happening.REMEDIATION_FOUND;
          case DeviceEvent.RecoveryTimedOut e -> Happening.RECOVERY_TIMED_OUT;
          case DeviceEvent.HandsNeeded e -> Happening.HANDS_NEEDED;
          case DeviceEvent.HandsArrived e -> Happening.HANDS_ARRIVED;
          case DeviceEvent.Remediated e -> Happening.REMEDIATED;
          case DeviceEvent.Started e -> Happening.STARTED;
          case DeviceEvent.AgentStopped e -> Happening.AGENT_STOPPED;
          case DeviceEvent.AgentRestartFailed e -> Happening.AGENT_RESTART_FAILED;
          case DeviceEvent.OfferWithdrawn e -> Happening.OFFER_WITHDRAWN;
          case DeviceEvent.RollbackOrdered e -> Happening.ROLLBACK_ORDERED;
          case DeviceEvent.RolledBack e -> Happening.ROLLED_BACK;
          case DeviceEvent.Enrolled e -> null;
          case DeviceEvent.InventoryReported e -> null;
          case DeviceEvent.UpdateOffered e -> null;
          case DeviceEvent.InstallFailed e -> null;
          case DeviceEvent.EndpointMoved e -> null;
          case DeviceEvent.HoldPlaced e -> null;
          case DeviceEvent.HoldReleased e -> null;
          case DeviceEvent.Decommissioned e -> null;
        });
  }
}
