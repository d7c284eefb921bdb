package dev.kith.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What figures depend on beside the program.
///
/// @param memory in bytes
/// @param load how many threads ran or wanted to, on average over the last minute; negative if
///   unknown
public record Machine(
    int processors, String processor, long memory, String system, String java, double load) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  /// The one this runs on, as it is now.
  public static Machine here() {
    OperatingSystemMXBean beneath =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        beneath.getAvailableProcessors(),
        processorModel(),
        beneath.getTotalMemorySize(),
        beneath.getName() + " " + beneath.getVersion(),
        Runtime.version().toString(),
        beneath.getSystemLoadAverage());
  }

  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("processors", processors);
    json.put("processor", processor);
    json.put("memory_bytes", memory);
    json.put("system", system);
    json.put("java", java);
    json.put("load_average", load);
    return json;
  }

  @Override
  public String toString() {
    return "%d processors (%s), %d GiB, %s, Java %s, load average %.2f before"
        .formatted(processors, processor, Math.round(memory / 0x1p30), system, java, load);
  }

  /// Linux tells the model; elsewhere the architecture has to do.
  private static String processorModel() {
    if (Files.isReadable(CPU_INFO)) {
      try (Stream<String> lines = Files.lines(CPU_INFO)) {
        List<String> models = lines.filter(line -> line.startsWith(MODEL)).limit(1).toList();
        if (!models.isEmpty()) {
          return models.getFirst().substring(models.getFirst().indexOf(':') + 1).trim();
        }
      } catch (IOException unreadable) {
        return System.getProperty("os.arch");
      }
    }
    return System.getProperty("os.arch");
  }
}
