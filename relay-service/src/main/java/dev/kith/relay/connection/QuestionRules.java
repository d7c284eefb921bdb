package dev.kith.relay.connection;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.Reason;
import dev.kith.relay.access.ReadRules;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a client may ask, whatever the verb.
///
/// @param keys the keys authenticated on the connection, as they are at any time
record QuestionRules(ConnectionLimits limits, ReadRules rules, Set<PublicKey> keys) {

  /// Why the filters are refused, or null.
  @Nullable Reason refusal(List<Filter> filters) {
    if (filters.size() > limits.filters()) {
      return Reason.invalid("at most " + limits.filters() + " filters");
    }
    int values = filters.stream().mapToInt(Filter::size).sum();
    if (values > limits.filterValues()) {
      return Reason.invalid("at most " + limits.filterValues() + " values in all filters");
    }
    return rules.refusal(filters, keys);
  }

  /// Why the client reads nothing any longer, or null.
  @Nullable Reason refusal() {
    return rules.refusal(keys);
  }

  /// Why the owner of a session reads nothing, or null.
  @Nullable Reason refusal(PublicKey owner) {
    return rules.refusal(Set.of(owner));
  }

  /// The key in whose name the question gets an invite code, or null.
  @Nullable PublicKey inviter(List<Filter> filters) {
    return rules.invites().inviter(filters, keys);
  }
}
