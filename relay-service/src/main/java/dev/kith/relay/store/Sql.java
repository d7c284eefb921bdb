package dev.kith.relay.store;

import java.util.ArrayList;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// A statement in the making: text, and values in the order of their `$n`.
final class Sql {

  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  Sql add(String part) {
    text.append(part);
    return this;
  }

  /// Adds a value and answers the marker for it.
  String marker(Object value) {
    values.add(value);
    return "$" + values.size();
  }

  GenericExecuteSpec on(DatabaseClient client) {
    return bound(client, text.toString(), values);
  }

  static GenericExecuteSpec bound(DatabaseClient client, String text, List<Object> values) {
    GenericExecuteSpec statement = client.sql(text);
    for (int i = 0; i < values.size(); i++) {
      statement = statement.bind(i, values.get(i));
    }
    return statement;
  }
}
