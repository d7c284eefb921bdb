package dev.kith.client.runtime;

import dev.kith.client.http.WakeReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Where an agent on this machine is woken: a webhook with a fresh secret.
public final class WakeDoor implements AutoCloseable {

  private static final int SECRET_BYTES = 32;

  /// Wakes that come while one waits are for the same: to drain the mailbox.
  private final BlockingQueue<String> wakes = new ArrayBlockingQueue<>(1);

  private final byte[] secret = new byte[SECRET_BYTES];
  private final WakeReceiver receiver;

  /// @param port on loopback, 0 for a free one
  /// @throws IOException if nothing can listen there
  public WakeDoor(int port) throws IOException {
    new SecureRandom().nextBytes(secret);
    this.receiver =
        WakeReceiver.open(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port),
            secret,
            wakes::offer,
            InstantSource.system());
  }

  public int port() {
    return receiver.port();
  }

  /// As the wake service has to know it.
  public String secret() {
    return "whsec_" + Base64.getEncoder().encodeToString(secret);
  }

  /// Waits until somebody wakes.
  ///
  /// @return the id of the wake
  public String await() throws InterruptedException {
    return wakes.take();
  }

  @Override
  public void close() {
    receiver.close();
  }
}
