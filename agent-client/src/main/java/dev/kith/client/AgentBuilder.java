package dev.kith.client;

import dev.kith.client.identity.NamedKey;
import dev.kith.client.outgoing.Outgoing;
import dev.kith.client.relaylist.RelayUrl;
import dev.kith.client.runtime.LocalHome;
import dev.kith.client.runtime.Nearby;
import dev.kith.client.runtime.Nearest;
import dev.kith.client.runtime.Postman;
import dev.kith.client.runtime.Relays;
import dev.kith.client.runtime.Signer;
import dev.kith.client.runtime.TheirRelays;
import dev.kith.client.session.FreshMemory;
import dev.kith.client.session.SessionMemories;
import dev.kith.client.stream.FreshCounters;
import dev.kith.client.stream.StreamCounters;
import dev.kith.discovery.advert.Advert;
import dev.kith.discovery.advert.Offer;
import dev.kith.model.crypto.KeyPair;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sets an [Agent] up. It needs a key, given by itself or together with the home it is kept in.
public final class AgentBuilder {

  /// Where a local mesh has its relay unless it was told otherwise.
  public static final String DEFAULT_RELAY = "ws://127.0.0.1:7447";

  private final List<URI> relays = new ArrayList<>();
  private final List<KeyPair> alsoProved = new ArrayList<>();
  private @Nullable KeyPair keyPair;
  private @Nullable StreamCounters counters;
  private @Nullable SessionMemories memories;
  private Outgoing outgoing = Outgoing.NONE;
  private @Nullable Signer signer;
  private Duration patience = Duration.ofSeconds(30);
  private boolean insistent = true;
  private boolean followsLists;
  private URI here = RelayUrl.parse(DEFAULT_RELAY);
  private Supplier<List<Advert>> nearby = Nearby::servicesUnlessOff;

  AgentBuilder() {}

  /// Adds a relay. If none is added it is [#DEFAULT_RELAY], or where nothing listens there when the
  /// agent is built, the one on the local network, unless there are several, or the environment has
  /// `KITH_LAN=off`; to look for it takes a second.
  ///
  /// @throws IllegalArgumentException in one sentence, if the text is no relay
  public AgentBuilder relay(String url) {
    relays.add(RelayUrl.parse(url));
    return this;
  }

  /// A key that is kept on this machine. Its messages go on where an earlier process left off, what
  /// that one handled is not handled again, and what it kept is sent.
  public AgentBuilder key(NamedKey key, LocalHome home) {
    keyPair = key.keyPair();
    counters = home.counters();
    memories = home.sessions();
    outgoing = home.outgoing();
    signer = home.signer();
    return this;
  }

  /// A key of which nothing is kept: its messages start new streams.
  public AgentBuilder key(KeyPair key) {
    keyPair = key;
    return this;
  }

  /// A further key to prove to the relays, so that they also show what is meant for it.
  public AgentBuilder alsoProve(KeyPair key) {
    alsoProved.add(key);
    return this;
  }

  /// How long a relay may take for its verdict; 30 s if not said otherwise.
  public AgentBuilder patience(Duration most) {
    patience = most;
    return this;
  }

  /// To send messages also to the relays where their addressees say that they read (NIP-65; NIP-17
  /// for gift wraps): to four at most, and to none inside of private networks, unless all relays of
  /// the agent are on this machine. Each connection lasts as long as its message takes.
  public AgentBuilder followingRelayLists() {
    followsLists = true;
    return this;
  }

  /// To give a relay up if the first attempt to reach it fails, rather than to try for ever.
  public AgentBuilder givingUp() {
    insistent = false;
    return this;
  }

  /// @throws IllegalStateException if there is no key, or if the native library for signatures
  ///   cannot be loaded
  public Agent build() {
    if (keyPair == null) {
      throw new IllegalStateException("an agent needs a key: call key(...) before build()");
    }
    Signer with = signer == null ? Signer.create() : signer;
    StreamCounters numbers = counters == null ? new FreshCounters(with.random()) : counters;
    SessionMemories kept = memories == null ? (_, _) -> new FreshMemory() : memories;
    Relays connected = new Relays(setup(keyPair), with);
    Postman postman = new Postman(connected, outgoing, keyPair.publicKey(), patience);
    TheirRelays theirs =
        followsLists
            ? new TheirRelays(connected, with, TheirRelays.areLocal(connected.urls()), patience)
            : null;
    return new Agent(connected, keyPair, with, numbers, kept, postman, theirs, patience);
  }

  /// What the agent finds around it, for tests.
  AgentBuilder around(URI thisMachine, Supplier<List<Advert>> localNetwork) {
    here = thisMachine;
    nearby = localNetwork;
    return this;
  }

  private URI nearestRelay() {
    return switch (Nearest.find(Offer.RELAY, here, nearby)) {
      case Nearest.OnLocalNetwork(URI url) -> url;
      case Nearest.Here(), Nearest.Several _ -> here;
    };
  }

  private Relays.Setup setup(KeyPair first) {
    List<KeyPair> keys = new ArrayList<>(List.of(first));
    keys.addAll(alsoProved);
    return new Relays.Setup(relays.isEmpty() ? List.of(nearestRelay()) : relays, keys, insistent);
  }
}
