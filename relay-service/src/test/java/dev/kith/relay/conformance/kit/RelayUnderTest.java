package dev.kith.relay.conformance.kit;

import dev.kith.relay.RunningRelay;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
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
    return FOREIGN == null ? own() : new RelayUnderTest(URI.create(FOREIGN), null, null);
  }

  /// A Kith relay.
  ///
  /// @param options as `name=value`
  static RelayUnderTest own(String... options) {
    Author key = Author.fresh();
    String secret = "kith.relay.secret-key=" + key.keys().secretKey().value().hex();
    RunningRelay own =
        RunningRelay.start(
            Stream.concat(Stream.of(secret), Arrays.stream(options)).toArray(String[]::new));
    return new RelayUnderTest(own.url(), key, own);
  }

  URI url() {
    return url;
  }

  /// The key that the relay signs with, if it is known.
  @Nullable Author key() {
    return key;
  }

  /// What a gauge of the relay shows, by the gauge's name.
  double gauge(String name) {
    Objects.requireNonNull(own, "a foreign relay shows no gauges");
    return own.bean(MeterRegistry.class).get(name).gauge().value();
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
