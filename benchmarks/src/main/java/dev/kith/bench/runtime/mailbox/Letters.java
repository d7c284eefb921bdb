package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.corpus.Corpus;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Agents and letters to them, the same in every run.
final class Letters {

  /// Beyond the authors of the corpus.
  private static final int FIRST_KEY = 1 << 20;

  private final Signatures signatures;
  private final Corpus corpus;
  private int keys;

  Letters(Signatures signatures) {
    this.signatures = signatures;
    this.corpus = new Corpus(signatures);
  }

  /// A key that nobody has yet.
  KeyPair freshKey() {
    return KeyPair.of(signatures, new SecretKey(new Bytes32(0, 0, 0, FIRST_KEY + keys++)));
  }

  /// Agents with a key each, and a session for what is addressed to it.
  List<Agent> agents(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> freshKey())
        .map(key -> new Agent(key, "inbox", Address.mailbox(key.publicKey())))
        .toList();
  }

  /// Letters to agents in turn.
  List<Letter> to(List<Agent> agents, String name, int count) {
    List<Address> addresses = agents.stream().map(Agent::address).toList();
    List<Letter> letters = new ArrayList<>(count);
    corpus
        .messages(name, count, number -> of(agents, number).key().publicKey())
        .forEach(event ->
            letters.add(Letter.of(event, addresses.get(letters.size() % addresses.size()))));
    return letters;
  }

  /// Letters to whoever follows a topic, which has that name.
  List<Letter> toTopic(String name, int count) {
    Address topic = Address.topic(name);
    return corpus.events(name, count).stream().map(event -> Letter.of(event, topic)).toList();
  }

  private static Agent of(List<Agent> agents, int number) {
    return agents.get(number % agents.size());
  }
}
