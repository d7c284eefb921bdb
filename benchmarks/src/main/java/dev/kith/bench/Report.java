package dev.kith.bench;

import dev.kith.bench.figures.Row;
import dev.kith.bench.machine.Machine;
import dev.kith.bench.process.Relay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The figures with everything that they depend on.
///
/// @param absence why the peer is not among the relays
record Report(Machine machine, boolean quick, List<Relay> relays, @Nullable String absence) {

  String head() {
    StringBuilder head = new StringBuilder(machine + "\n");
    relays.forEach(
        relay -> head.append(relay.name()).append(": ").append(relay.settings()).append('\n'));
    if (absence != null) {
      head.append(absence).append('\n');
    }
    return head.toString();
  }

  String json(List<Row> rows) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", machine.json());
    json.put("quick", quick);
    Map<String, String> systems = new LinkedHashMap<>();
    relays.forEach(relay -> systems.put(relay.name(), relay.settings()));
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
