package dev.kith.relay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.RelayMessage.Completeness;
import dev.kith.model.search.Search;
import dev.kith.model.wire.EventJson;
import dev.kith.model.wire.EventJson.Decoded;
import dev.kith.relay.ModelLog;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.RunningRelay;
import dev.kith.relay.session.FeedInput.Scanned;
import dev.kith.relay.session.LogEntry;
import dev.kith.relay.session.Reader;
import dev.kith.relay.store.EventCounts.Tally;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;

/// The store on a real PostgreSQL against a model that looks at everything: same verdicts, same
/// events, same order, however the events are cut into batches.
class StoreModelIT {

  private static final int DEFAULT_LIMIT = 500;
  private static final int EXACT_COUNT = 20;
  private static final Instant NOW = Instant.ofEpochSecond(RandomEvents.START + 100);

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  @BeforeAll
  static void start() {
    relay = RunningRelay.start();
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void answersLikeTheModel(long seed) {
    empty();
    RandomEvents random = new RandomEvents(seed);
    Random dice = new Random(seed);
    ModelLog model = new ModelLog();
    for (int round = 0; round < 8; round++) {
      List<WireEvent> batch =
          IntStream.range(0, 1 + dice.nextInt(40)).mapToObj(_ -> random.next()).toList();
      List<Boolean> expected = batch.stream().map(model::offer).toList();
      assertThat(append(batch)).isEqualTo(expected);
      assertThat(stored()).isEqualTo(model.ids());
      relay.bean(SearchIndex.class).catchUp().block();
      Map<Search, Map<EventId, Float>> asked = new HashMap<>();
      ModelLog.Scores scores =
          (search, id) -> asked.computeIfAbsent(search, StoreModelIT::scores).getOrDefault(id, -1f);
      for (int question = 0; question < 8; question++) {
        List<Filter> filters = Stream.generate(random::filter).limit(1 + dice.nextInt(3)).toList();
        Set<PublicKey> readers = dice.nextBoolean() ? Set.of() : Set.of(random.author());
        assertThat(items(filters.getFirst(), readers))
            .as("items of %s for %s", filters.getFirst(), readers)
            .containsExactlyInAnyOrderElementsOf(
                model.find(filters.subList(0, 1), readers, Integer.MAX_VALUE, scores));
        assertThat(find(filters, readers))
            .as("%s for %s", filters, readers)
            .isEqualTo(model.find(filters, readers, DEFAULT_LIMIT, scores));
        assertThat(hint(filters, readers))
            .as("%s complete for %s", filters, readers)
            .isEqualTo(
                model.find(filters, readers, DEFAULT_LIMIT, scores).size()
                        < model.find(unlimited(filters), readers, DEFAULT_LIMIT, scores).size()
                    ? Completeness.MORE
                    : Completeness.FINISH);
        assertThat(count(filters, readers))
            .as("%s counted for %s", filters, readers)
            .isEqualTo(counted(model.find(filters, readers, Integer.MAX_VALUE, scores).size()));
        List<Filter> kept = filters.stream().map(filter -> filter.withSearch(null)).toList();
        PublicKey owner = random.author();
        assertThat(scanned(kept, owner))
            .as("%s for a session of %s", kept, owner)
            .containsExactlyInAnyOrderElementsOf(
                model.find(unlimited(kept), Set.of(owner), Integer.MAX_VALUE, scores));
      }
    }
  }

  /// The ids of what a reconciliation would be about.
  private static List<EventId> items(Filter filter, Set<PublicKey> readers) {
    List<Item> items =
        new ItemQueries(database())
            .find(filter, readers, NOW, 1_000)
            .collectList()
            .blockOptional()
            .orElseThrow();
    assertThat(items)
        .isSortedAccordingTo(Comparator.comparingLong(Item::createdAt).thenComparing(Item::id));
    return items.stream().map(Item::id).toList();
  }

  private static Set<EventId> stored() {
    return database()
        .sql("select encode(id, 'hex') from relay.event")
        .mapValue(String.class)
        .all()
        .map(EventId::ofHex)
        .collect(Collectors.toSet())
        .blockOptional()
        .orElseThrow();
  }

  private static Map<EventId, Float> scores(Search search) {
    return database()
        .sql(
            """
            select encode(id, 'hex') as id, ts_rank(words, $1::tsquery, 1) as score
              from relay.event join relay.search using (position)
            """)
        .bind(0, SearchSql.query(search))
        .map(row ->
            Map.entry(
                EventId.ofHex(Objects.requireNonNull(row.get("id", String.class))),
                Objects.requireNonNull(row.get("score", Float.class))))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .blockOptional()
        .orElseThrow();
  }

  private static List<Boolean> append(List<WireEvent> batch) {
    return relay
        .bean(EventLog.class)
        .append(batch)
        .blockOptional()
        .orElseThrow()
        .plan()
        .verdicts()
        .stream()
        .map(verdict -> verdict.isAccepted())
        .toList();
  }

  private static List<EventId> find(List<Filter> filters, Set<PublicKey> readers) {
    EventQueries queries = new EventQueries(database(), DEFAULT_LIMIT, 5_000, 2_000);
    Page page = queries.find(filters, readers, Long.MAX_VALUE, NOW).blockOptional().orElseThrow();
    List<EventId> found = new ArrayList<>();
    page.events().forEach(json -> found.add(id(json)));
    while (!page.remaining().isEmpty()) {
      page = queries.fetch(page.remaining()).blockOptional().orElseThrow();
      page.events().forEach(json -> found.add(id(json)));
    }
    return found;
  }

  /// The ids of what a session would be given, in the order of positions.
  private static List<EventId> scanned(List<Filter> filters, PublicKey owner) {
    LogScan scan = new LogScan(database(), 20_000);
    List<EventId> found = new ArrayList<>();
    long position = 0;
    Scanned part;
    do {
      part =
          scan.scan(new Reader(owner, 0), filters, position, 20, NOW).blockOptional().orElseThrow();
      for (LogEntry entry : part.entries()) {
        assertThat(entry.position()).isGreaterThan(position);
        position = entry.position();
        found.add(id(entry.json()));
      }
      position = part.through();
    } while (part.more());
    return found;
  }

  private static List<Filter> unlimited(List<Filter> filters) {
    return filters.stream().map(filter -> filter.withLimit(null)).toList();
  }

  private static Completeness hint(List<Filter> filters, Set<PublicKey> readers) {
    EventQueries queries = new EventQueries(database(), DEFAULT_LIMIT, 5_000, 2_000);
    return queries
        .find(filters, readers, Long.MAX_VALUE, NOW)
        .flatMap(page -> queries.hint(page, filters, readers, Long.MAX_VALUE, NOW))
        .map(Page::completeness)
        .blockOptional()
        .orElseThrow();
  }

  private static Tally count(List<Filter> filters, Set<PublicKey> readers) {
    return new EventCounts(database(), transactions(), EXACT_COUNT, Duration.ofMinutes(1))
        .count(filters, readers, NOW)
        .blockOptional()
        .orElseThrow();
  }

  private static Tally counted(int events) {
    return new Tally(Math.min(events, EXACT_COUNT), events > EXACT_COUNT);
  }

  private static ReactiveTransactionManager transactions() {
    return new R2dbcTransactionManager(relay.bean(ConnectionFactory.class));
  }

  private static EventId id(byte[] json) {
    return switch (EventJson.decode(json)) {
      case Decoded.Sound(var event) -> event.id();
      case Decoded.Broken(var reason) -> throw new AssertionError(reason.text());
    };
  }

  private static void empty() {
    database().sql("truncate relay.event, relay.tag, relay.topic, relay.search").then().block();
  }

  private static DatabaseClient database() {
    return DatabaseClient.builder()
        .connectionFactory(relay.bean(ConnectionFactory.class))
        .namedParameters(false)
        .build();
  }
}
