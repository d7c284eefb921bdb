package dev.kith.relay.store;

import dev.kith.model.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Turns filters into a subquery that walks the log by position. With a tag it walks the index of
/// that tag's value; without one it walks the log itself. Topics are looked up for each event and
/// never walked: a pattern may mean any number of names, and a walk of the log is bounded.
final class PositionSql {

  private PositionSql() {}

  /// Rows `(position, json)` that any of the filters matches, each once, the lowest positions
  /// first.
  ///
  /// @param filters without a search
  /// @param visible a condition on `e` that holds for what the asker may see
  static String union(List<Filter> filters, Sql sql, String visible, long after, int most) {
    String from = sql.marker(after);
    String limit = sql.marker(most);
    List<String> parts =
        filters.stream()
            .filter(filter -> !filter.matchesNothing())
            .map(filter -> one(filter, sql, visible, from, limit))
            .toList();
    if (parts.isEmpty()) {
      // What is bound has to be in the text.
      return "select e.position, e.json from relay.event e where false and "
          + visible
          + " and e.position > "
          + from
          + " limit "
          + limit;
    }
    return parts.size() == 1
        ? parts.getFirst()
        : "select distinct on (position) * from ("
            + String.join(" union all ", parts)
            + ") u order by position limit "
            + limit;
  }

  /// True if the filter walks the log itself.
  static boolean walksLog(Filter filter) {
    return filter.tags().isEmpty() && filter.allTags().isEmpty();
  }

  private static String one(Filter filter, Sql sql, String visible, String after, String limit) {
    List<String> conditions = new ArrayList<>(List.of(visible));
    String walked = tags(filter, sql, conditions);
    if (filter.topics() != null) {
      conditions.add(TopicSql.isAnyOf(filter.topics(), sql));
    }
    if (filter.ids() != null) {
      conditions.add("e.id = any(" + HexArray.bytes(sql, filter.ids()) + ")");
    }
    if (filter.authors() != null) {
      conditions.add("e.pubkey = any(" + HexArray.bytes(sql, filter.authors()) + ")");
    }
    if (filter.kinds() != null) {
      conditions.add(
          (walked.isEmpty() ? "e" : "t")
              + ".kind = any("
              + sql.marker(filter.kinds().toArray(Integer[]::new))
              + "::int[])");
    }
    if (filter.since() != null) {
      conditions.add("e.created_at >= " + sql.marker(filter.since()));
    }
    if (filter.until() != null) {
      conditions.add("e.created_at <= " + sql.marker(filter.until()));
    }
    String all = String.join(" and ", conditions);
    if (walked.isEmpty()) {
      return "(select e.position, e.json from relay.event e, reach r where e.position > "
          + after
          + " and e.position <= r.through and "
          + all
          + " order by e.position limit "
          + limit
          + ")";
    }
    // Every value is walked on its own, and an event with two of them is found twice. The position
    // of the event is bounded as well: a merge of the two tables would begin at the first event.
    // "offset 0" keeps the walk in front: a planner that expects few events would otherwise fetch
    // and sort all that are left, for each page.
    return "(select distinct on (w.position) w.* from unnest("
        + walked
        + ") as h(hash) cross join lateral (select e.position, e.json from"
        + " (select position, kind from relay.tag where hash = h.hash and position > "
        + after
        + " order by position offset 0) t join relay.event e on e.position = t.position"
        + " where e.position > "
        + after
        + " and "
        + all
        + " order by t.position limit "
        + limit
        + ") w order by w.position limit "
        + limit
        + ")";
  }

  /// Adds the conditions on tags but for the one that is walked: one of the values that must all be
  /// there, otherwise the tag with the fewest values.
  ///
  /// @return the hashes to walk, empty if there is no tag
  private static String tags(Filter filter, Sql sql, List<String> conditions) {
    Map<String, Set<String>> oneOf = filter.oneOfTags();
    UUID[] all = FilterSql.hashes(filter.allTags());
    Map.Entry<String, Set<String>> walked = all.length > 0 ? null : FilterSql.fewestValues(oneOf);
    for (Map.Entry<String, Set<String>> tag : oneOf.entrySet()) {
      if (!tag.equals(walked)) {
        conditions.add("e.tags && " + hashes(sql, tag));
      }
    }
    if (all.length > 0) {
      conditions.add("e.tags @> " + sql.marker(all) + "::uuid[]");
      return sql.marker(new UUID[] {all[0]}) + "::uuid[]";
    }
    return walked == null ? "" : hashes(sql, walked);
  }

  private static String hashes(Sql sql, Map.Entry<String, Set<String>> tag) {
    return sql.marker(FilterSql.hashes(Map.of(tag.getKey(), tag.getValue()))) + "::uuid[]";
  }
}
