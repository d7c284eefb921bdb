package dev.kith.relay.access;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether a question can be answered at all. Where reading is for members, a stranger's is not.
/// Mixed questions are answered without what the asker may not see; one that is only about private
/// events is refused, so that a client learns that it has to authenticate instead of believing that
/// there is nothing.
///
/// @param membersOnly whether nobody else reads
/// @param members tells who is a member and not banned
/// @param invites who gets an invite code
public record ReadRules(boolean membersOnly, Predicate<PublicKey> members, InviteRule invites) {

  /// Lets everybody read.
  public static final ReadRules EVERYBODY = new ReadRules(false, _ -> true, InviteRule.NOBODY);

  /// Why a connection that holds these keys reads nothing at all, or null.
  public @Nullable Reason refusal(Set<PublicKey> keys) {
    if (!membersOnly || keys.stream().anyMatch(members)) {
      return null;
    }
    return keys.isEmpty()
        ? new Reason(Prefix.AUTH_REQUIRED, "only members read here: authenticate as one")
        : new Reason(Prefix.RESTRICTED, "only members read here");
  }

  /// Why the filters are refused to a connection that holds these keys, or null.
  public @Nullable Reason refusal(List<Filter> filters, Set<PublicKey> keys) {
    Reason stranger = refusal(keys);
    if (stranger != null) {
      return stranger;
    }
    for (Filter filter : filters) {
      Reason uninvited = invites.refusal(filter, keys);
      if (uninvited != null) {
        return uninvited;
      }
      if (!asksOnlyForPrivate(filter)) {
        continue;
      }
      if (keys.isEmpty()) {
        return new Reason(Prefix.AUTH_REQUIRED, "these kinds are served to their readers only");
      }
      if (!asksForOwn(filter, keys)) {
        return new Reason(Prefix.RESTRICTED, "these events belong to other keys");
      }
    }
    return null;
  }

  private static boolean asksOnlyForPrivate(Filter filter) {
    boolean addressed = filter.tags().containsKey("p") || filter.allTags().containsKey("p");
    return filter.kinds() != null
        && !filter.kinds().isEmpty()
        && filter.kinds().stream()
            .allMatch(kind ->
                Audience.alwaysGated(kind) || (addressed && Audience.gatedWhenAddressed(kind)));
  }

  /// True unless the filter names addressees and the asker is neither one of them nor an author
  /// that it names.
  private static boolean asksForOwn(Filter filter, Set<PublicKey> keys) {
    Collection<String> addressees = new HashSet<>(filter.tags().getOrDefault("p", Set.of()));
    addressees.addAll(filter.allTags().getOrDefault("p", Set.of()));
    boolean asAddressee =
        addressees.isEmpty() || keys.stream().anyMatch(key -> addressees.contains(key.hex()));
    Set<PublicKey> authors = filter.authors();
    boolean asAuthor = authors != null && keys.stream().anyMatch(authors::contains);
    return asAddressee || asAuthor;
  }
}
