package dev.kith.presence.wire;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Digest;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Frame;
import dev.kith.presence.membership.frame.Message;
import dev.kith.presence.membership.frame.Verdict;
import dev.kith.presence.membership.frame.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Frames drawn by chance.
final class Frames {

  private static final List<String> HOSTS =
      List.of("a", "10.0.0.7", "fe80::1%eth0", "h".repeat(64));
  private static final List<String> PATHS = List.of("", "rack-7", "p".repeat(16));

  private final RandomGenerator random;
  private final SchnorrNotary notary;
  private final PublicKey from;

  Frames(RandomGenerator random, SchnorrNotary notary) {
    this.random = random;
    this.notary = notary;
    this.from = notary.key();
  }

  Frame next() {
    Message message = message();
    String mesh = "m".repeat(1 + random.nextInt(Frame.MESH_BYTES));
    List<Claim> claims = new ArrayList<>();
    int left = Frame.room(mesh, message);
    for (int i = random.nextInt(Frame.MAX_CLAIMS + 1); i > 0; i--) {
      Claim claim = claim();
      if (claim.bytes() <= left) {
        claims.add(claim);
        left -= claim.bytes();
      }
    }
    return new Frame(mesh, from, message, claims);
  }

  private Message message() {
    return switch (random.nextInt(8)) {
      case 0 -> new Message.Ping(random.nextLong(), key(), random.nextLong());
      case 1 -> new Message.PingRequest(random.nextLong(), key());
      case 2 -> new Message.Ack(random.nextLong());
      case 3 -> new Message.Nack(random.nextLong());
      case 4 -> new Message.Gossip();
      case 5 -> new Message.AskAgent(random.nextLong(), key());
      case 6 -> new Message.AgentAnswered(random.nextLong(), key());
      default ->
          new Message.Sync(
              new Digest(Stream.generate(random::nextLong).limit(Digest.BUCKETS).toList()),
              random.nextBoolean());
    };
  }

  private Claim claim() {
    Version version = new Version(random.nextLong(Long.MAX_VALUE), random.nextLong(Long.MAX_VALUE));
    return switch (random.nextInt(3)) {
      case 0 ->
          notary.alive(
              version,
              new Endpoint(
                  HOSTS.get(random.nextInt(HOSTS.size())),
                  1 + random.nextInt(65_535),
                  PATHS.get(random.nextInt(PATHS.size()))));
      case 1 -> notary.accuse(Verdict.SUSPECT, key(), version);
      default -> notary.accuse(Verdict.DEAD, key(), version);
    };
  }

  private PublicKey key() {
    return new PublicKey(
        new Bytes32(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
  }
}
