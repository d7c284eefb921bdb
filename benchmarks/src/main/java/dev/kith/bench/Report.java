package dev.kith.bench;

import dev.kith.bench.figures.Row;
import dev.kith.bench.machine.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The figures with everything that they depend on.
///
/// @param systems what each measured system runs on and how durably
/// @param absence why the peer is not among them
record Report(
    Machine machine, boolean quick, Map<String, String> systems, @Nullable String absence) {

  String head() {
    StringBuilder head = new StringBuilder(machine + "\n");
    systems.forEach(
        (name, settings) -> head.append(name).append(": ").append(settings).append('\n'));
    if (absence != null) {
      head.append(absence).append('\n');
    }
    return head.toString();
  }

  String json(List<Row> rows) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", machine.json());
    json.put("quick", quick);
    json.put("systems", systems);
    if (absence != null) {
      json.put("absent", absence);
    }
    json.put("rows", rows.stream().map(Row::json).toList());
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(json)
        + "\n";
  }
}
