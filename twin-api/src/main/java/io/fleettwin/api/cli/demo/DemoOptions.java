package io.fleettwin.api.cli.demo;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a demo is asked for. What is left empty is what the scenario says.
 *
 * @param scenario name, or path of a file
 * @param profile name, or path of a file; empty for the scenario's own
 * @param quickMachineRecovery what if all devices looked for a remediation in WinRE, again and
 *     again, whatever their build of Windows
 * @param remediationAfterMinutes when Windows Update offers the remediation, counted from when the
 *     fault is noticed: a gate fails, or the vendor takes the update back; only with
 *     quickMachineRecovery, and only for plans that name none
 * @param userMode whether the same defect sits in user mode
 */
public record DemoOptions(
    String scenario,
    String profile,
    OptionalInt devices,
    OptionalLong seed,
    boolean quickMachineRecovery,
    int remediationAfterMinutes,
    boolean userMode) {}
