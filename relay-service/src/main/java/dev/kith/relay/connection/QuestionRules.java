package dev.kith.relay.connection;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.Reason;
import dev.kith.relay.access.ReadRules;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What filters a client may ask with, whatever the verb.
final class QuestionRules {

  private QuestionRules() {}

  /// Why the filters are refused to a connection that holds these keys, or null.
  static @Nullable Reason refusal(
      List<Filter> filters, ConnectionLimits limits, Set<PublicKey> keys) {
    if (filters.size() > limits.filters()) {
      return Reason.invalid("at most " + limits.filters() + " filters");
    }
    int values = filters.stream().mapToInt(Filter::size).sum();
    if (values > limits.filterValues()) {
      return Reason.invalid("at most " + limits.filterValues() + " values in all filters");
    }
    return ReadRules.refusal(filters, keys);
  }
}
