package dev.kith.wake.provider.apns;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;

/// Opens the connections of one team. Apple wants one team on a connection, and few new ones.
final class ApnsClients {

  /// Between the 20 and the 60 minutes that Apple allows.
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(50);

  private ApnsClients() {}

  /// @throws IllegalArgumentException if the key cannot be read
  static ApnsClient open(ApnsSettings settings, InetSocketAddress host) {
    ApnsClientBuilder builder =
        new ApnsClientBuilder()
            .setApnsServer(host.getHostString(), host.getPort())
            .setSigningKey(key(settings))
            .setTokenExpiration(TOKEN_LIFE)
            .setConcurrentConnections(settings.connections())
            .setConnectionTimeout(settings.patience())
            .setGracefulShutdownTimeout(settings.patience());
    if (!settings.trusted().isEmpty()) {
      builder.setTrustedServerCertificateChain(settings.trusted().toArray(new X509Certificate[0]));
    }
    try {
      return builder.build();
    } catch (IOException impossible) {
      throw new IllegalStateException("TLS does not start", impossible);
    }
  }

  private static ApnsSigningKey key(ApnsSettings settings) {
    byte[] pem = settings.key().text().getBytes(StandardCharsets.US_ASCII);
    try {
      return ApnsSigningKey.loadFromInputStream(
          new ByteArrayInputStream(pem), settings.teamId(), settings.keyId());
    } catch (IOException | InvalidKeyException | NoSuchAlgorithmException unreadable) {
      throw new IllegalArgumentException("expected Apple's .p8 file", unreadable);
    }
  }
}
