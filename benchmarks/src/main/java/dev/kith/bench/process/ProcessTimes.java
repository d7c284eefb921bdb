package dev.kith.bench.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How long processors have worked for each of some processes until one moment, for them and for
/// the kernel on their behalf. Linux counts in steps of ten milliseconds.
///
/// @param byProcess by the number of the process
public record ProcessTimes(Map<Long, Duration> byProcess) {

  public ProcessTimes {
    byProcess = Map.copyOf(byProcess);
  }

  public static ProcessTimes of(List<ProcessHandle> processes) {
    return new ProcessTimes(
        processes.stream()
            .collect(
                Collectors.toMap(
                    ProcessHandle::pid,
                    process -> process.info().totalCpuDuration().orElse(Duration.ZERO))));
  }

  /// What has come since then, of those that are still there.
  public Duration since(ProcessTimes before) {
    return byProcess.entrySet().stream()
        .map(
            now -> now.getValue().minus(before.byProcess.getOrDefault(now.getKey(), Duration.ZERO)))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
