package dev.kith.wake.lease;

import java.util.List;

/// All that has to be stored of the wakes of one agent, so that any process can go on with them.
public record AgentState(
    List<Device> devices,
    List<SessionState> sessions,
    AllowancesState allowances,
    List<DeviceSilence> silences) {

  /// Of an agent that nobody has tried to wake.
  public static final AgentState UNKNOWN =
      new AgentState(List.of(), List.of(), AllowancesState.UNUSED, List.of());
}
