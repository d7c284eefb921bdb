package dev.kith.relay.conformance.kit;

import dev.kith.relay.RunningRelay;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The relay that the suite of this JVM looks at: a whole Kith relay of its own, with the settings
/// that it ships with, or the one that `-Dkith.conformance.relay=ws://...` names.
final class RelayUnderTest implements AutoCloseable {

  private static final @Nullable String FOREIGN = System.getProperty("kith.conformance.relay");

  private final URI url;
  private final @Nullable Author key;
  private final @Nullable RunningRelay own;

  private RelayUnderTest(URI url, @Nullable Author key, @Nullable RunningRelay own) {
    this.url = url;
    this.key = key;
    this.own = own;
  }

  static RelayUnderTest start() {
    if (FOREIGN != null) {
      return new RelayUnderTest(URI.create(FOREIGN), null, null);
    }
    Author key = Author.fresh();
    String secret = key.keys().secretKey().value().hex();
    RunningRelay own = RunningRelay.start("kith.relay.secret-key=" + secret);
    return new RelayUnderTest(own.url(), key, own);
  }

  URI url() {
    return url;
  }

  /// The key that the relay signs with, if it is known.
  @Nullable Author key() {
    return key;
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
