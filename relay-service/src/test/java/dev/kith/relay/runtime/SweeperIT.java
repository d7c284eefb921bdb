package dev.kith.relay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.event.WireEvent;
import dev.kith.model.wire.EventWriter;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.RunningRelay;
import dev.kith.relay.retention.Keep;
import dev.kith.relay.retention.RetentionPolicy;
import dev.kith.relay.retention.Span;
import dev.kith.relay.store.EventLog;
import dev.kith.testkit.generated.SeededTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/// What the sweep deletes and what it leaves, on a real PostgreSQL.
class SweeperIT {

  private static final Instant NOW = Instant.ofEpochSecond(RandomEvents.START);
  private static final String KEY = RandomEvents.key(1).hex();
  private static final Signature NO_SIGNATURE =
      new Signature(new Bytes32(0, 0, 0, 0), new Bytes32(0, 0, 0, 0));
  private static final Keep ROOM = new Keep.WhileThereIsRoom();
  private static final RetentionPolicy ALL = new RetentionPolicy(List.of(), ROOM, Long.MAX_VALUE);

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  @BeforeAll
  static void start() {
    relay = RunningRelay.start("kith.relay.retention.sweep=1d");
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @BeforeEach
  void empty() {
    run("truncate relay.event, relay.tag, relay.receipt");
    run("update relay.log set events = 0, bytes = 0, truncated = 0");
  }

  @Test
  void whatHasExpiredGoesWithItsTagsAndReceipts() {
    WireEvent gone = event(1, 0, Tag.of("expiration", time(-1)), Tag.of("t", "a"));
    WireEvent lives = event(1, 0, Tag.of("expiration", time(1)), Tag.of("t", "a"));
    append(gone, lives);
    receipt(gone);
    receipt(lives);

    sweep(ALL);

    assertThat(stored()).containsExactly(lives.id());
    assertThat(count("relay.tag")).isEqualTo(1);
    assertThat(count("relay.receipt")).isEqualTo(1);
    assertThat(count("relay.log where truncated > 0")).isZero();
  }

  @Test
  void receiptsBecomeDueForWhatExpiresUnacknowledged() {
    Tag[] recipients = {
      Tag.of("p", RandomEvents.key(2).hex()),
      Tag.of("p", RandomEvents.key(2).hex()),
      Tag.of("p", RandomEvents.key(3).hex()),
      Tag.of("p", KEY),
      Tag.of("p", "no key")
    };
    WireEvent expired = expiring(Stream.of(recipients), Tag.of("receipt"));
    append(expired, expiring(Stream.of(recipients)));
    run(
        "insert into relay.receipt values (decode('%s', 'hex'), decode('%s', 'hex'), 'acked', '', true)"
            .formatted(expired.id().hex(), RandomEvents.key(3).hex()));

    sweep(ALL);

    assertThat(count("relay.receipt")).isEqualTo(1);
    assertThat(
            count(
                "relay.receipt where not written and stage = 'expired' and event = decode('%s', 'hex') and recipient = decode('%s', 'hex') and sender = decode('%s', 'hex')"
                    .formatted(expired.id().hex(), RandomEvents.key(2).hex(), KEY)))
        .isEqualTo(1);
  }

  private static WireEvent expiring(Stream<Tag> tags, Tag... more) {
    return event(
        Kind.MESSAGE,
        0,
        Stream.of(tags, Stream.of(more), Stream.of(Tag.of("expiration", time(-1))))
            .flatMap(all -> all)
            .toArray(Tag[]::new));
  }

  @Test
  void aDeletionRequestHoldsAfterItHasExpired() {
    WireEvent note = event(1, 0);
    append(note);
    append(event(Kind.DELETION, 0, Tag.of("e", note.id().hex()), Tag.of("expiration", time(-1))));

    sweep(ALL);

    append(note);
    assertThat(stored()).doesNotContain(note.id()).hasSize(1);
  }

  @Test
  void everyKindAgesAsItsRuleSays() {
    Keep day = new Keep.For(Duration.ofDays(1));
    Keep week = new Keep.For(Duration.ofDays(7));
    RetentionPolicy policy =
        new RetentionPolicy(
            List.of(new Span(7, 7, new Keep.Always()), new Span(1, 10, day)), week, Long.MAX_VALUE);
    long twoDays = 2 * 86_400;
    WireEvent keptByItsRule = event(7, 100 * twoDays);
    WireEvent young = event(1, 10);
    WireEvent other = event(11, twoDays);
    WireEvent deletion = event(Kind.DELETION, 100 * twoDays, Tag.of("e", young.id().hex()));
    append(
        keptByItsRule, young, other, event(1, twoDays), event(10, twoDays), event(11, 5 * twoDays));
    run("update relay.log set truncated = 0");
    append(deletion);
    append(young);

    sweep(policy);

    assertThat(stored()).containsExactlyInAnyOrder(keptByItsRule.id(), other.id(), deletion.id());
    assertThat(count("relay.log where truncated > 0")).isEqualTo(1);
  }

  @Test
  void whatCameFirstGoesFirstWhenThereIsTooMuch() {
    RetentionPolicy policy =
        new RetentionPolicy(List.of(new Span(7, 7, new Keep.Always())), ROOM, 20_000);
    WireEvent kept = event(7, 0);
    append(kept);
    List<WireEvent> notes =
        IntStream.range(0, 1_500)
            .mapToObj(i -> event(1, 0, Tag.of("t", "number " + (10_000 + i))))
            .toList();
    append(notes.toArray(WireEvent[]::new));

    sweep(policy);

    Set<EventId> left = stored();
    assertThat(left).contains(kept.id());
    assertThat(bytes()).isBetween(19_000L, 20_000L);
    assertThat(left)
        .containsAll(
            notes.subList(notes.size() - left.size() + 1, notes.size()).stream()
                .map(WireEvent::id)
                .toList());
    assertVolume();
  }

  /// A batch removes only so much of what one key wrote; another's request stands for the rest.
  @Test
  void whatIsLeftOfAKeyThatHasVanishedGoes() {
    WireEvent later = event(1, -10);
    append(event(1, 0), event(Kind.DELETION, 0), later);
    append(
        EventWriter.wire(
            new EventDraft(RandomEvents.START, Kind.GIFT_WRAP, List.of(Tag.of("p", KEY)), "")
                .signed(RandomEvents.key(3), NO_SIGNATURE)));
    WireEvent request =
        EventWriter.wire(
            new EventDraft(RandomEvents.START, Kind.VANISH, List.of(), "")
                .signed(RandomEvents.key(2), NO_SIGNATURE));
    append(request);
    run("update relay.event set pubkey = decode('%s', 'hex') where kind = 62".formatted(KEY));

    sweep(ALL);

    assertThat(stored()).containsExactlyInAnyOrder(request.id(), later.id());
  }

  @SeededTest
  void theVolumeIsKnownWhateverComesAndGoes(long seed) {
    Random random = new Random(seed);
    RandomEvents events = new RandomEvents(seed);
    for (int round = 0; round < 5; round++) {
      append(Stream.generate(events::next).limit(40).toArray(WireEvent[]::new));
      assertVolume();
      long most = bytes() * (50 + random.nextInt(60)) / 100;
      sweep(new RetentionPolicy(List.of(), ROOM, most));
      assertVolume();
      assertThat(count("relay.event where kind not in (5, 62)") == 0 || bytes() <= most).isTrue();
    }
  }

  private static void assertVolume() {
    assertThat(number("select events from relay.log")).isEqualTo(count("relay.event"));
    assertThat(bytes())
        .isEqualTo(number("select coalesce(sum(octet_length(json)), 0)::bigint from relay.event"));
  }

  private static long bytes() {
    return number("select bytes from relay.log");
  }

  private static void sweep(RetentionPolicy policy) {
    try (Sweeper sweeper =
        new Sweeper(
            database(),
            relay.bean(EventLog.class),
            policy,
            () -> NOW,
            relay.bean(MeterRegistry.class))) {
      sweeper.sweep().block();
    }
  }

  /// @param age in seconds
  private static WireEvent event(int kind, long age, Tag... tags) {
    return EventWriter.wire(
        new EventDraft(RandomEvents.START - age, kind, List.of(tags), "")
            .signed(RandomEvents.key(1), NO_SIGNATURE));
  }

  private static String time(long fromNow) {
    return Long.toString(RandomEvents.START + fromNow);
  }

  private static void append(WireEvent... events) {
    relay.bean(EventLog.class).append(List.of(events)).block();
  }

  private static void receipt(WireEvent event) {
    run(
        "insert into relay.receipt values (decode('%s', 'hex'), '', 'acked', '', true)"
            .formatted(event.id().hex()));
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

  private static long count(String rows) {
    return number("select count(*) from " + rows);
  }

  private static long number(String query) {
    return database().sql(query).mapValue(Long.class).one().blockOptional().orElseThrow();
  }

  private static void run(String statement) {
    database().sql(statement).then().block();
  }

  private static DatabaseClient database() {
    return DatabaseClient.builder()
        .connectionFactory(relay.bean(ConnectionFactory.class))
        .namedParameters(false)
        .build();
  }
}
