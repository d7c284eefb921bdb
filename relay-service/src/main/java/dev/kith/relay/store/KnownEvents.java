package dev.kith.relay.store;

import dev.kith.model.event.Address;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.relay.ingest.Known;
import dev.kith.relay.ingest.Known.Deletion;
import dev.kith.relay.ingest.Known.Version;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Looks up what the store knows about the events of a batch. Deletion requests are found as the
/// events they are, by their own tags: there is no second record of what was deleted.
final class KnownEvents {

  /// Each deletion is looked up on its own (a lateral join that `offset 0` keeps one): taken
  /// together, the planner believes so many values to be worth a walk over all tags of the log.
  static final String LOAD =
      """
      select 'stored' as what, encode(e.id, 'hex') as id, null::uuid as hash,
             null as author, null::bigint as created_at
        from relay.event e
       where e.id = any(array(select decode(x, 'hex') from unnest(%s) x))
      union all
      select 'version', encode(e.id, 'hex'), e.address, null, e.created_at
        from relay.event e
       where e.address = any($2::uuid[])
      union all
      select 'deletion', null, h.hash, encode(d.pubkey, 'hex'), d.created_at
        from unnest($3::uuid[]) as h(hash)
             cross join lateral (
               select t.position from relay.tag t where t.hash = h.hash and t.kind = 5 offset 0
             ) t
             join relay.event d on d.position = t.position
      union all
      select 'vanishing', null, null, encode(v.pubkey, 'hex'), v.created_at
        from relay.event v
       where v.kind = 62
         and v.pubkey = any(array(select decode(x, 'hex') from unnest(%s) x))
      union all
      select 'blocked', b.value, null, null, null
        from relay.block b
       where b.what = 'EVENT' and b.value = any(%s)
      """
          .formatted(TextColumn.array("$1"), TextColumn.array("$4"), TextColumn.array("$1"));

  private final DatabaseClient database;

  KnownEvents(DatabaseClient database) {
    this.database = database;
  }

  Mono<Known> load(List<WireEvent> offered) {
    Question question = new Question(offered);
    return Sql.bound(
            database,
            LOAD,
            List.of(
                TextColumn.of(question.ids.values(), EventId::hex),
                question.addresses.keySet().toArray(UUID[]::new),
                question.deletionHashes(),
                TextColumn.of(question.keys, key -> key)))
        .map(question::take)
        .all()
        .then(Mono.fromSupplier(question::answer));
  }

  /// What is asked for, by hash, and the answer as it comes in.
  private static final class Question {

    private final Map<UUID, EventId> ids = new HashMap<>();
    private final Map<UUID, Address> addresses = new HashMap<>();
    private final Map<UUID, Address> addressTags = new HashMap<>();
    private final Set<String> keys = new HashSet<>();

    private final Set<EventId> stored = new HashSet<>();
    private final Map<Address, Version> versions = new HashMap<>();
    private final Map<EventId, Collection<Deletion>> byId = new HashMap<>();
    private final Map<Address, Collection<Deletion>> byAddress = new HashMap<>();
    private final Map<PublicKey, Long> vanished = new HashMap<>();
    private final Set<EventId> blocked = new HashSet<>();

    Question(List<WireEvent> offered) {
      for (WireEvent event : offered) {
        ids.put(TagHash.of("e", event.id().hex()), event.id());
        keys.add(event.event().pubkey().hex());
        if (event.event().kind() == Kind.GIFT_WRAP) {
          event
              .event()
              .tagValues("p")
              .filter(hex -> PublicKey.ofHexOrNull(hex) != null)
              .forEach(keys::add);
        }
        Address address = event.event().address();
        if (address != null) {
          addresses.put(TagHash.of(address), address);
          addressTags.put(TagHash.of("a", address.text()), address);
        }
      }
    }

    UUID[] deletionHashes() {
      List<UUID> hashes = new ArrayList<>(ids.keySet());
      hashes.addAll(addressTags.keySet());
      return hashes.toArray(UUID[]::new);
    }

    /// Takes one row in.
    boolean take(Readable row) {
      return switch (required(row, "what", String.class)) {
        case "stored" -> stored.add(id(row));
        case "blocked" -> blocked.add(id(row));
        case "version" ->
            versions.put(
                    Objects.requireNonNull(addresses.get(required(row, "hash", UUID.class))),
                    new Version(id(row), required(row, "created_at", Long.class)))
                == null;
        case "vanishing" ->
            vanished.merge(
                    PublicKey.ofHex(required(row, "author", String.class)),
                    required(row, "created_at", Long.class),
                    Math::max)
                != null;
        default -> takeDeletion(row);
      };
    }

    private boolean takeDeletion(Readable row) {
      UUID hash = required(row, "hash", UUID.class);
      Deletion deletion =
          new Deletion(
              PublicKey.ofHex(required(row, "author", String.class)),
              required(row, "created_at", Long.class));
      EventId id = ids.get(hash);
      Address address = addressTags.get(hash);
      Collection<Deletion> known =
          id != null
              ? byId.computeIfAbsent(id, _ -> new ArrayList<>())
              : byAddress.computeIfAbsent(Objects.requireNonNull(address), _ -> new ArrayList<>());
      return known.add(deletion);
    }

    Known answer() {
      return new Known(stored, versions, byId, byAddress, vanished, blocked);
    }

    private static EventId id(Readable row) {
      return EventId.ofHex(required(row, "id", String.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
      return Objects.requireNonNull(row.get(column, type), column);
    }
  }
}
