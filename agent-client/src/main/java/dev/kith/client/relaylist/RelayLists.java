package dev.kith.client.relaylist;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The lists in which keys say where they read: kind 10002 for all (NIP-65), and kind 10050 for
/// what comes in gift wraps (NIP-17), which has its place if there is one.
public final class RelayLists {

  /// How many relays of somebody else's list are written to; NIP-65 wants lists of 2 to 4.
  public static final int MOST = 4;

  /// Of several lists the newest counts, and of two of one second that with the lower id (NIP-01).
  private static final Comparator<Event> NEWEST =
      Comparator.comparingLong(Event::createdAt)
          .thenComparing(Event::id, Comparator.reverseOrder());

  private RelayLists() {}

  /// What the lists of a key are asked for by.
  public static Filter of(PublicKey key) {
    return Filter.ALL.withAuthors(key).withKinds(Kind.RELAY_LIST, Kind.MESSAGE_RELAYS);
  }

  /// The lists that say that a key reads at these relays.
  public static List<EventDraft> drafts(Collection<URI> relays, Instant now) {
    long at = now.getEpochSecond();
    return List.of(
        new EventDraft(at, Kind.RELAY_LIST, tags("r", relays), ""),
        new EventDraft(at, Kind.MESSAGE_RELAYS, tags("relay", relays), ""));
  }

  /// Where a key reads, [#MOST] relays at most, in its own order. What is no relay is left out.
  ///
  /// @param lists what [#of] found, of one key
  /// @param wraps true if it is to be sent gift wraps
  /// @param own the relays that are written to anyway
  public static List<URI> readers(Collection<Event> lists, boolean wraps, Collection<URI> own) {
    List<URI> forWraps = wraps ? newest(lists, Kind.MESSAGE_RELAYS, "relay") : List.of();
    List<URI> named = forWraps.isEmpty() ? newest(lists, Kind.RELAY_LIST, "r") : forWraps;
    Set<String> known = new HashSet<>();
    own.forEach(relay -> known.add(RelayUrl.place(relay)));
    return named.stream().filter(relay -> known.add(RelayUrl.place(relay))).limit(MOST).toList();
  }

  private static List<URI> newest(Collection<Event> lists, int kind, String tag) {
    Optional<Event> newest = lists.stream().filter(list -> list.kind() == kind).max(NEWEST);
    return newest.stream()
        .flatMap(list -> list.tags().stream())
        .filter(each -> each.name().equals(tag) && isReadAt(each))
        .map(Tag::value)
        .filter(Objects::nonNull)
        .flatMap(RelayUrl::found)
        .toList();
  }

  /// A tag without a word behind the URL means both, reading and writing.
  private static boolean isReadAt(Tag tag) {
    return tag.values().size() < 3 || !tag.values().get(2).equals("write");
  }

  private static List<Tag> tags(String name, Collection<URI> relays) {
    return relays.stream().map(relay -> Tag.of(name, Objects.toString(relay))).toList();
  }
}
