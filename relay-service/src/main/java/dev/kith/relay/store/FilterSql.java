package dev.kith.relay.store;

import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.search.Search;
import dev.kith.model.topic.TopicPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Turns one filter into a subquery that walks one index from the newest event on.
///
/// The index is that of the most selective condition, and every value of that condition is walked
/// on its own (a lateral join), so that the work is in proportion to values times limit, whatever
/// the planner believes about the data.
final class FilterSql {

  private static final TopicPattern ALL_TOPICS = TopicPattern.parse("#");

  /// Fewer walks than this are read to the limit at once: looking for a bound first reads up to two
  /// limits of rows.
  private static final int WALKS_TO_BOUND = 4;

  /// The highest limit that is likely to be met, so that looking for a bound is worth it.
  private static final int LIMIT_TO_BOUND = 1_000;

  private final Sql sql;

  /// The values to walk, one lateral walk for each combination.
  private final List<String> walked = new ArrayList<>();

  /// How many walks these are, or 0 if only the database knows.
  private long walks = 1;

  private final List<String> conditions = new ArrayList<>();
  private boolean byTag;

  /// How well an event meets a search, or null if there is none.
  private @Nullable String score;

  private FilterSql(Sql sql, String visible) {
    this.sql = sql;
    conditions.add(visible);
  }

  /// @param visible a condition on `e` that holds for what the asker may see
  /// @param limit most rows
  /// @param more further columns of `e`
  /// @param scored adds a column `score`, 0 for filters without a search
  static String of(Filter filter, Sql sql, String visible, int limit, String more, boolean scored) {
    FilterSql text = new FilterSql(sql, visible);
    text.search(filter.search());
    text.tags(filter);
    text.topics(filter);
    text.ids(filter.ids());
    boolean walk = text.mayWalk(filter) && !text.byTag;
    text.authors(filter.authors(), walk);
    text.kinds(filter.kinds(), walk);
    text.time(filter.since(), filter.until());
    String columns =
        scored ? more + ", " + (text.score == null ? "0::real" : text.score) + " as score" : more;
    return text.select(limit, columns);
  }

  /// A search finds its events by an index that has no order, and all of them are looked at.
  private void search(@Nullable Search search) {
    if (search != null) {
      String query = sql.marker(SearchSql.query(search)) + "::tsquery";
      conditions.add("s.words @@ " + query);
      // 1: words count less in a longer content.
      score = "ts_rank(s.words, " + query + ", 1)";
    }
  }

  private boolean mayWalk(Filter filter) {
    return filter.ids() == null && filter.search() == null;
  }

  private String select(int limit, String more) {
    String best = score == null ? "" : score + " desc, ";
    if (walked.isEmpty()) {
      return "(" + walk(best, limit, more) + ")";
    }
    if (walks >= WALKS_TO_BOUND && limit <= LIMIT_TO_BOUND) {
      conditions.add(createdAt() + " >= " + bound(limit));
    }
    return "("
        + walks(limit, more)
        + " order by created_at desc, id limit "
        + sql.marker(limit)
        + ")";
  }

  /// One walk: the newest rows that meet all conditions, up to the limit.
  private String walk(String best, int limit, String more) {
    return "select e.position, "
        + createdAt()
        + ", e.id"
        + more
        + " from "
        + source()
        + " where "
        + String.join(" and ", conditions)
        + " order by "
        + best
        + "created_at desc, id limit "
        + sql.marker(limit);
  }

  /// The rows of all walks, each up to the limit.
  private String walks(int limit, String more) {
    // An event with two of the asked-for values of a tag is found on two walks.
    String once = byTag ? "distinct on (w.created_at, w.id) " : "";
    return "select "
        + once
        + "w.* from "
        + String.join(" cross join ", walked)
        + " cross join lateral ("
        + walk("", limit, more)
        + ") w";
  }

  /// A time that none of the newest events up to the limit is older than, so that a walk does not
  /// read up to the limit where others have newer events: of the first few events of each walk, the
  /// last that the limit would take. Where these are fewer than the limit, nothing is bounded.
  private String bound(int limit) {
    int few = (int) Math.ceilDiv(2L * limit, walks);
    return "coalesce((select created_at from ("
        + walks(few, "")
        + ") first_few order by created_at desc offset "
        + sql.marker(limit - 1)
        + " limit 1), 0)";
  }

  private String createdAt() {
    return (byTag ? "t" : "e") + ".created_at";
  }

  private String source() {
    if (score != null) {
      return "relay.search s join relay.event e on e.position = s.position";
    }
    return byTag ? "relay.tag t join relay.event e on e.position = t.position" : "relay.event e";
  }

  /// Walks the tag with the fewest values, unless ids or fewer authors are given; checks the
  /// others.
  private void tags(Filter filter) {
    Map<String, Set<String>> oneOf = filter.oneOfTags();
    UUID[] all = hashes(filter.allTags());
    Map.Entry<String, Set<String>> fewest = fewestValues(oneOf);
    int values = all.length > 0 ? 1 : fewest == null ? Integer.MAX_VALUE : fewest.getValue().size();
    Set<PublicKey> authors = filter.authors();
    byTag =
        mayWalk(filter)
            && (authors == null ? values < Integer.MAX_VALUE : values <= authors.size());
    for (Map.Entry<String, Set<String>> tag : oneOf.entrySet()) {
      UUID[] hashes = hashes(Map.of(tag.getKey(), tag.getValue()));
      if (byTag && all.length == 0 && tag.equals(fewest)) {
        walk("t.hash", "hash", uuids(hashes), hashes.length);
      } else {
        conditions.add("e.tags && " + uuids(hashes));
      }
    }
    if (all.length > 0) {
      if (byTag) {
        conditions.add("t.hash = " + sql.marker(all[0]));
      }
      conditions.add("e.tags @> " + uuids(all));
    }
  }

  /// Walks the names that the patterns mean, unless something is walked already or they mean nearly
  /// all; otherwise looks up the names of each event.
  private void topics(Filter filter) {
    Set<TopicPattern> topics = filter.topics();
    if (topics == null) {
      return;
    }
    boolean walk =
        !byTag
            && mayWalk(filter)
            && filter.authors() == null
            && topics.stream().noneMatch(ALL_TOPICS::equals);
    if (walk) {
      byTag = true;
      walks = 0;
      walked.add(
          "(select p.hash from relay.topic p where "
              + TopicSql.anyOf(topics, sql)
              + ") as hashes(hash)");
      conditions.add("t.hash = hashes.hash");
    } else {
      conditions.add(TopicSql.isAnyOf(topics, sql));
    }
  }

  private void ids(@Nullable Set<EventId> ids) {
    if (ids != null) {
      conditions.add("e.id = any(" + HexArray.bytes(sql, ids) + ")");
    }
  }

  private void authors(@Nullable Set<PublicKey> authors, boolean walk) {
    if (authors != null && walk) {
      walk("e.pubkey", "author", HexArray.bytes(sql, authors), authors.size());
    } else if (authors != null) {
      conditions.add("e.pubkey = any(" + HexArray.bytes(sql, authors) + ")");
    }
  }

  private void kinds(@Nullable Set<Integer> kinds, boolean walk) {
    if (kinds == null) {
      return;
    }
    String values = sql.marker(kinds.toArray(Integer[]::new)) + "::int[]";
    if (walk) {
      walk("e.kind", "kind", values, kinds.size());
    } else {
      conditions.add((byTag ? "t" : "e") + ".kind = any(" + values + ")");
    }
  }

  private void time(@Nullable Long since, @Nullable Long until) {
    if (since != null) {
      conditions.add(createdAt() + " >= " + sql.marker(since));
    }
    if (until != null) {
      conditions.add(createdAt() + " <= " + sql.marker(until));
    }
  }

  private void walk(String column, String name, String values, int count) {
    walks *= count;
    walked.add("unnest(" + values + ") as " + name + "s(" + name + ")");
    conditions.add(column + " = " + name + "s." + name);
  }

  private String uuids(UUID[] hashes) {
    return sql.marker(hashes) + "::uuid[]";
  }

  static UUID[] hashes(Map<String, Set<String>> tags) {
    return tags.entrySet().stream()
        .flatMap(tag -> tag.getValue().stream().map(value -> TagHash.of(tag.getKey(), value)))
        .toArray(UUID[]::new);
  }

  static Map.@Nullable Entry<String, Set<String>> fewestValues(Map<String, Set<String>> tags) {
    Map.Entry<String, Set<String>> fewest = null;
    for (Map.Entry<String, Set<String>> tag : tags.entrySet()) {
      if (fewest == null || tag.getValue().size() < fewest.getValue().size()) {
        fewest = tag;
      }
    }
    return fewest;
  }
}
