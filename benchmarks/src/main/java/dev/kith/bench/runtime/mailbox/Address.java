package dev.kith.bench.runtime.mailbox;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import java.util.List;
import java.util.Set;

/// Where letters go and what sessions are for.
///
/// @param topic under which an MQTT broker knows it
/// @param filters with which a session at a relay asks for it; none asks for what is addressed to
///   the session's key
record Address(String topic, List<Filter> filters) {

  Address {
    filters = List.copyOf(filters);
  }

  /// What is for one agent alone.
  static Address mailbox(PublicKey of) {
    return new Address("mailbox/" + of.hex(), List.of());
  }

  /// What any number of agents follow.
  ///
  /// @param name the tag of the events of a name in the corpus
  static Address topic(String name) {
    return new Address(
        "topic/" + name, List.of(Filter.ALL.withKinds(1).withTag("t", Set.of(name))));
  }
}
