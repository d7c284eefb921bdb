package dev.kith.client;

import dev.kith.client.GiftWraps.Wrapped;
import dev.kith.client.giftwrap.Unwrapping;
import dev.kith.client.runtime.News;
import dev.kith.client.runtime.Posted;
import dev.kith.client.runtime.Postman;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.client.runtime.Relays;
import dev.kith.client.runtime.TheirRelays;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Brings what is for somebody to the relays of the agent and, if it follows relay lists, to where
/// that one reads.
///
/// @param theirs null to follow no lists
record Sending(
    KeyPair self, Relays relays, Postman postman, @Nullable TheirRelays theirs, Duration patience) {

  Flux<RelayVerdict> publish(Event event, PublicKey to) {
    return relays.publish(event, patience).mergeWith(there(event, to));
  }

  /// The verdicts are those on the wrap; who loses the copy is told as news.
  Flux<RelayVerdict> publish(Wrapped wrapped, PublicKey to) {
    Event copy = wrapped.copy();
    Flux<RelayVerdict> verdicts = publish(wrapped.wrap(), to);
    return copy == null
        ? verdicts
        : verdicts.mergeWith(
            relays
                .publish(copy, patience)
                .collectList()
                .doOnNext(this::tellOfCopy)
                .thenMany(Flux.empty()));
  }

  Mono<Posted> post(Event event, PublicKey to) {
    return postman.post(event).zipWith(there(event, to).collectList(), Posted::with);
  }

  /// As [#publish(Wrapped, PublicKey)].
  Mono<Posted> post(Wrapped wrapped, PublicKey to) {
    Event copy = wrapped.copy();
    Mono<Posted> posted = post(wrapped.wrap(), to).map(one -> one.with(wrapped.rumor().id()));
    return copy == null
        ? posted
        : posted.zipWith(postman.post(copy).doOnNext(this::tellOfCopy), (one, _) -> one);
  }

  private Flux<RelayVerdict> there(Event event, PublicKey to) {
    if (theirs == null || to.equals(self.publicKey())) {
      return Flux.empty();
    }
    // To prove who sends a gift wrap to a stranger's relay would undo it.
    boolean wrapped = Unwrapping.isWrap(event);
    return theirs.send(event, to, wrapped, wrapped ? null : self);
  }

  private void tellOfCopy(Posted posted) {
    if (!posted.kept()) {
      tellOfCopy(posted.verdicts());
    }
  }

  private void tellOfCopy(List<RelayVerdict> verdicts) {
    if (verdicts.stream().noneMatch(RelayVerdict::isAccepted)) {
      relays.tell(
          new News.Incident(
              "no relay took the copy of a wrapped message for the sender's devices"));
    }
  }
}
