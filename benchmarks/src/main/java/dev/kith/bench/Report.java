package dev.kith.bench;

import dev.kith.bench.figures.Row;
import dev.kith.bench.machine.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The figures with everything that they depend on.
///
/// @param systems what each measured system runs on and how durably
/// @param absent the peers that are not among them, and why
record Report(
    Machine machine, boolean quick, Map<String, String> systems, Map<String, String> absent) {

  String head() {
    StringBuilder head = new StringBuilder(machine + "\n");
    systems.forEach(
        (name, settings) -> head.append(name).append(": ").append(settings).append('\n'));
    absent.forEach(
        (peer, why) -> head.append(peer).append(" is left out: ").append(why).append('\n'));
    return head.toString();
  }

  String json(List<Row> rows) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", machine.json());
    json.put("quick", quick);
    json.put("systems", systems);
    json.put("absent", absent);
    json.put("rows", rows.stream().map(Row::json).toList());
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(json)
        + "\n";
  }
}
