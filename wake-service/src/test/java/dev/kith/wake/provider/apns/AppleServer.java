package dev.kith.wake.provider.apns;

import com.eatthepath.pushy.apns.ApnsPushNotification;
import com.eatthepath.pushy.apns.auth.ApnsVerificationKey;
import com.eatthepath.pushy.apns.server.MockApnsServer;
import com.eatthepath.pushy.apns.server.MockApnsServerBuilder;
import com.eatthepath.pushy.apns.server.ParsingMockApnsServerListenerAdapter;
import com.eatthepath.pushy.apns.server.PushNotificationHandlerFactory;
import com.eatthepath.pushy.apns.server.RejectedNotificationException;
import com.eatthepath.pushy.apns.server.RejectionReason;
import com.eatthepath.pushy.apns.server.UnregisteredDeviceTokenException;
import com.eatthepath.pushy.apns.server.ValidatingPushNotificationHandlerFactory;
import dev.kith.wake.push.Endpoint.Apns.Environment;
import dev.kith.wake.push.Secret;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Pushy's own mock server, told what to reject.
public final class AppleServer implements AutoCloseable {

  static final String TEAM_ID = "TEAM123456";
  static final String KEY_ID = "KEY1234567";
  public static final String TOPIC = "org.example.agent";
  public static final String TOKEN = "ab".repeat(32);
  static final int IN_FLIGHT = 3;

  private static final X509Bundle IDENTITY = identity();
  private static final KeyPair KEY = key();

  private final ConcurrentLinkedQueue<RejectedNotificationException> rejections =
      new ConcurrentLinkedQueue<>();
  private final List<ApnsPushNotification> accepted = new CopyOnWriteArrayList<>();
  private final MockApnsServer server;
  private final int port;

  public AppleServer() {
    this(null);
  }

  private AppleServer(@Nullable PushNotificationHandlerFactory handlers) {
    try {
      this.server =
          new MockApnsServerBuilder()
              .setServerCredentials(
                  IDENTITY.getCertificatePath(), IDENTITY.getKeyPair().getPrivate(), null)
              .setHandlerFactory(handlers == null ? _ -> (_, _) -> reject() : handlers)
              .setListener(new Listener())
              .build();
      this.port = server.start(0).get();
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  /// One that checks what Apple checks, and to which our key is known under that id.
  static AppleServer thatKnows(String keyId) {
    try {
      ApnsVerificationKey known =
          new ApnsVerificationKey(keyId, TEAM_ID, (ECPublicKey) KEY.getPublic());
      return new AppleServer(
          new ValidatingPushNotificationHandlerFactory(
              Map.of(TOPIC, Set.of(TOKEN)),
              Map.of(),
              Map.of(keyId, known),
              Map.of(known, Set.of(TOPIC))));
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  public static ApnsSettings settings(
      Map<Environment, InetSocketAddress> hosts, Duration patience, List<X509Certificate> trusted) {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(KEY.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    return new ApnsSettings(
        TEAM_ID, KEY_ID, new Secret(pem), hosts, 1, IN_FLIGHT, patience, trusted);
  }

  public InetSocketAddress address() {
    return InetSocketAddress.createUnresolved("localhost", port);
  }

  public X509Certificate certificate() {
    return IDENTITY.getCertificate();
  }

  void willReject(RejectionReason reason) {
    rejections.add(new RejectedNotificationException(reason));
  }

  public void willTellGone(Instant since) {
    rejections.add(new UnregisteredDeviceTokenException(since));
  }

  public List<ApnsPushNotification> accepted() {
    return accepted;
  }

  @Override
  public void close() {
    // Nobody waits for its threads.
    var _ = server.shutdown();
  }

  private void reject() throws RejectedNotificationException {
    RejectedNotificationException rejection = rejections.poll();
    if (rejection != null) {
      throw rejection;
    }
  }

  private final class Listener extends ParsingMockApnsServerListenerAdapter {

    @Override
    public void handlePushNotificationAccepted(ApnsPushNotification notification) {
      accepted.add(notification);
    }

    @Override
    public void handlePushNotificationRejected(
        ApnsPushNotification notification, RejectionReason reason, @Nullable Instant since) {
      // Its answer tells.
    }
  }

  private static X509Bundle identity() {
    try {
      return new CertificateBuilder()
          .subject("CN=localhost")
          .addSanDnsName("localhost")
          .setIsCertificateAuthority(true)
          .buildSelfSigned();
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static KeyPair key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
