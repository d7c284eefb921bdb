package dev.kith.presence.transport;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.Effect;
import dev.kith.presence.membership.Member;
import dev.kith.presence.membership.MemberState;
import dev.kith.presence.membership.MembershipConfiguration;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.wire.Signer;
import dev.kith.testkit.http.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// One member over a lossy loopback, some times faster than in production.
final class Instance implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final InetAddress address;
  private final KeyPair keys = KeyPair.generate(Keys.SIGNATURES, RANDOM);
  private final UdpDatagrams socket;
  private final LossyDatagrams datagrams;
  private final MembershipRuntime runtime;
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

  Instance(double loss, long seed) throws IOException {
    this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), loss, seed);
  }

  /// @param local port 0 for any that is free
  Instance(InetSocketAddress local, double loss, long seed) throws IOException {
    address = local.getAddress();
    socket = UdpDatagrams.bind(local);
    datagrams = new LossyDatagrams(socket, loss, seed);
    runtime =
        new MembershipRuntime(
            fast(),
            new Signer(Keys.SIGNATURES, keys, RANDOM),
            endpoint(),
            _ -> true,
            datagrams,
            new MembershipListener() {
              @Override
              public void changed(Effect.Changed change) {}

              @Override
              public void agentAsked(PublicKey asker, PublicKey agent, long nonce) {}

              @Override
              public void agentAnswered(PublicKey agent, long nonce) {}

              @Override
              public void refused(String why) {
                refusals.add(why);
              }
            });
  }

  private static MembershipConfiguration fast() {
    MembershipConfiguration usual = MembershipConfiguration.of("test");
    return new MembershipConfiguration(
        usual.mesh(),
        usual.most(),
        new MembershipConfiguration.Probing(
            Duration.ofMillis(200), Duration.ofMillis(60), Duration.ofMillis(20), 3, 8, true),
        usual.suspecting(),
        new MembershipConfiguration.Gossiping(Duration.ofMillis(50), 3, 4),
        new MembershipConfiguration.Healing(
            Duration.ofMillis(200), 32, Duration.ofMillis(500), Duration.ofMillis(200)));
  }

  Endpoint endpoint() {
    return new Endpoint(address.getHostAddress(), port(), "");
  }

  int port() {
    return socket.port();
  }

  PublicKey key() {
    return keys.publicKey();
  }

  LossyDatagrams network() {
    return datagrams;
  }

  MembershipRuntime runtime() {
    return runtime;
  }

  Queue<String> refusals() {
    return refusals;
  }

  void start(List<Endpoint> seeds) {
    runtime.start(seeds, List.of());
  }

  /// @return null if it is not known
  @Nullable MemberState state(PublicKey key) {
    return runtime.members().stream()
        .filter(member -> member.key().equals(key))
        .map(Member::state)
        .findFirst()
        .orElse(null);
  }

  boolean holds(Instance other, MemberState state) {
    return state(other.key()) == state;
  }

  @Override
  public void close() {
    runtime.close();
  }
}
